import { parseXml, XmlElement as ParsedElement, XmlText as ParsedText } from '../vendor/parse-xml';

/** An element of a drawing. Made anew for every file, so it may be changed. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlNode[];
}

/** An element, or text between elements. */
export type XmlNode = XmlElement | string;

function toElement(parsed: ParsedElement): XmlElement {
	return {
		name: parsed.name,
		attributes: { ...parsed.attributes },
		children: parsed.children.flatMap((child): XmlNode[] => {
			if (child instanceof ParsedElement) return [toElement(child)];
			return child instanceof ParsedText ? [child.text] : [];
		}),
	};
}

/**
 * Reads XML. Comments and instructions are left out; entities of a document's own are refused.
 * @returns null for what is not well formed
 */
export function readXml(text: string): XmlElement | null {
	try {
		const { root } = parseXml(text);
		return root === null ? null : toElement(root);
	} catch {
		// The parser's words are for programmers; the caller says that the file is broken.
		return null;
	}
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\t': '&#9;',
	'\r': '&#13;',
};

function escaped(text: string, characters: RegExp): string {
	return text.replace(characters, (character) => ESCAPES[character] ?? character);
}

/** Writes XML; whatever a text holds, it comes out as text. */
export function writeXml(node: XmlNode): string {
	if (typeof node === 'string') return escaped(node, /[&<>\r]/g);
	const attributes = Object.entries(node.attributes)
		.map(([name, value]) => ` ${name}="${escaped(value, /[&<>"\n\t\r]/g)}"`)
		.join('');
	const children = node.children.map(writeXml).join('');
	return children === ''
		? `<${node.name}${attributes}/>`
		: `<${node.name}${attributes}>${children}</${node.name}>`;
}

/** Whether a node is an element, of a name where one is given. */
export function isElement(node: XmlNode, name?: string): node is XmlElement {
	return typeof node !== 'string' && (name === undefined || localName(node) === name);
}

/** An element's name without the prefix of its namespace. */
export function localName({ name }: XmlElement): string {
	return name.slice(name.indexOf(':') + 1);
}

/** A deep copy. */
export function copyOf(element: XmlElement): XmlElement {
	return {
		name: element.name,
		attributes: { ...element.attributes },
		children: element.children.map((child) => (isElement(child) ? copyOf(child) : child)),
	};
}

/** Every element with those it lies in, the outermost first. */
export function* walk(
	element: XmlElement,
	parents: readonly XmlElement[] = [],
): Generator<{ element: XmlElement; parents: readonly XmlElement[] }> {
	yield { element, parents };
	const inner = [...parents, element];
	for (const child of element.children) if (isElement(child)) yield* walk(child, inner);
}

/** All text inside an element. */
export function textOf(element: XmlElement): string {
	return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}
