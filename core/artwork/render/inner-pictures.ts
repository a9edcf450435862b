import { fine, held, type OrHold } from '../../domain/artwork/render/types';
import { checkPicture, MAX_PICTURE_PIXELS } from './picture';
import { localName, walk, type XmlElement } from './xml';

/** Checks the pictures that lie in a template itself, as those of buyers are. */
export async function checkInnerPictures(root: XmlElement): Promise<OrHold<null>> {
	let pixels = 0;
	for (const { element } of walk(root)) {
		if (localName(element) === 'a') continue;
		// The prefix of the namespace is the file's own choice.
		const names = Object.keys(element.attributes).filter((name) => /^(.*:)?href$/i.test(name));
		for (const href of names.map((name) => element.attributes[name] ?? '')) {
			if (!/^\s*data:/i.test(href)) continue;
			const bytes = Buffer.from(href.slice(href.indexOf(',') + 1), 'base64');
			const checked = await checkPicture(bytes);
			if ('refused' in checked) {
				const { message, hint } = checked.refused;
				return held('template', `A picture in the template cannot be used: ${message}`, hint);
			}
			pixels += checked.picture.widthPx * checked.picture.heightPx;
		}
	}
	if (pixels <= MAX_PICTURE_PIXELS) return fine(null);
	return held(
		'template',
		'The pictures in the template are too large together',
		'Make them as large as they are printed and no larger.',
	);
}
