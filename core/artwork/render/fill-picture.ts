import { fine, held, type GivenPicture, type OrHold } from '../../domain/artwork/render/types';
import type { PictureSpec } from './field-specs';
import { uprightMatrix } from './upright';
import type { XmlElement } from './xml';

const OF_PLACE = ['transform', 'clip-path', 'mask', 'filter', 'opacity', 'id', 'class', 'style'];

/**
 * Puts a picture where the template has its place, turned upright. The picture becomes part of the
 * drawing.
 * @param unitPx pixels of the file that a unit of the template becomes
 * @param dpi of the file
 */
export function fillPicture(
	{ name, fit, box, scale, minDpi }: PictureSpec,
	element: XmlElement,
	picture: GivenPicture,
	{ unitPx, dpi }: { unitPx: number; dpi: number },
): OrHold<null> {
	const { widthPx, heightPx, orientation, mimeType, bytes } = picture;
	const ratios = [box.width / widthPx, box.height / heightPx];
	const enlarged = (fit === 'cover' ? Math.max(...ratios) : Math.min(...ratios)) * scale * unitPx;
	const effective = Math.floor(dpi / enlarged);
	if (effective < minDpi) {
		const factor = minDpi / effective;
		return held(
			'picture',
			`The picture for ${name} has ${widthPx} x ${heightPx} pixels and would print at ${effective} DPI; the template asks for ${minDpi}`,
			`Ask the buyer for one of at least ${Math.ceil(widthPx * factor)} x ${Math.ceil(heightPx * factor)} pixels.`,
			name,
		);
	}
	const turned = orientation >= 5;
	const kept = Object.entries(element.attributes).filter(([key]) => OF_PLACE.includes(key));
	const image: XmlElement = {
		name: 'image',
		attributes: {
			width: String(turned ? heightPx : widthPx),
			height: String(turned ? widthPx : heightPx),
			preserveAspectRatio: 'none',
			transform: uprightMatrix(orientation, widthPx, heightPx),
			href: `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`,
		},
		children: [],
	};
	element.name = 'g';
	element.attributes = Object.fromEntries(kept);
	element.children = [
		{
			name: 'svg',
			attributes: {
				x: String(box.x),
				y: String(box.y),
				width: String(box.width),
				height: String(box.height),
				viewBox: `0 0 ${widthPx} ${heightPx}`,
				preserveAspectRatio: `xMidYMid ${fit === 'cover' ? 'slice' : 'meet'}`,
			},
			children: [image],
		},
	];
	return fine(null);
}
