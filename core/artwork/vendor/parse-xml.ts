export { parseXml, XmlCdata, XmlComment, XmlElement, XmlText } from '@rgrove/parse-xml';
export type { XmlDocument, XmlNode } from '@rgrove/parse-xml';
