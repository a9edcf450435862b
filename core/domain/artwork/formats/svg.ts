import { damaged, type Fault, type Header, type HeaderFacts } from '../header';
import type { ByteReader } from '../reader';
import { unsafeSvg } from '../unsafe-svg';
import { localName, withoutReferences, xmlTokens, type XmlElement } from '../xml-tokens';

/** The longest drawing that is checked for what is in it. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Written in one byte a character for what the check looks for. */
const KNOWN_ENCODINGS = ['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'windows-1252'];
const MM_AN_INCH = 25.4;
const PX_AN_INCH = 96;
/** Millimetres of a unit. */
const UNITS: Readonly<Record<string, number>> = {
	in: MM_AN_INCH,
	mm: 1,
	cm: 10,
	q: 0.25,
	pt: MM_AN_INCH / 72,
	pc: MM_AN_INCH / 6,
};

/** A length of an attribute: in pixels or, where it has a unit of length, also in millimetres. */
function lengthOf(text: string | undefined): { px: number; mm?: number } | undefined {
	const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|in|mm|cm|q|pt|pc)?\s*$/i.exec(text ?? '');
	const value = Number(match?.[1]);
	if (match === null || !(value > 0) || !Number.isFinite(value)) return undefined;
	const unit = UNITS[(match[2] ?? '').toLowerCase()];
	if (unit === undefined) return { px: value };
	return { px: (value * unit * PX_AN_INCH) / MM_AN_INCH, mm: value * unit };
}

function viewBoxOf(text: string | undefined): { width: number; height: number } | undefined {
	const [, , width = NaN, height = NaN] = (text ?? '')
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	return width > 0 && height > 0 ? { width, height } : undefined;
}

const tidy = (value: number) => Math.round(value * 100) / 100;

/** The size by width and height; what one of them leaves open follows from the viewBox. */
function sizeOf({ attributes }: XmlElement): HeaderFacts {
	const value = (name: string) => {
		const found = attributes.find((one) => one.name === name);
		return found && withoutReferences(found.value);
	};
	const [width, height] = [lengthOf(value('width')), lengthOf(value('height'))];
	const box = viewBoxOf(value('viewBox'));
	const ratio = box && box.height / box.width;
	const widthPx = width?.px ?? (height && ratio ? height.px / ratio : box?.width);
	const heightPx = height?.px ?? (width && ratio ? width.px * ratio : box?.height);
	if (widthPx === undefined || heightPx === undefined) return {};
	const size = { widthPx: Math.round(widthPx), heightPx: Math.round(heightPx) };
	if (size.widthPx < 1 || size.heightPx < 1) return {};
	if (width?.mm === undefined || height?.mm === undefined) return size;
	return { ...size, widthMm: tidy(width.mm), heightMm: tidy(height.mm) };
}

/**
 * The text of a drawing, by its byte order mark or as UTF-8; a fault where it says to be another.
 */
export function svgText(data: Uint8Array): { text: string; faults: Fault[] } {
	const isLittle = data[0] === 0xff && data[1] === 0xfe;
	const isBig = data[0] === 0xfe && data[1] === 0xff;
	if (isLittle || isBig) {
		return { text: new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(data), faults: [] };
	}
	const text = new TextDecoder('utf-8').decode(data);
	const stated = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/i.exec(text.slice(0, 500))?.[1];
	const isKnown = stated === undefined || KNOWN_ENCODINGS.includes(stated.trim().toLowerCase());
	return {
		text,
		faults: isKnown ? [] : [{ code: 'unchecked', detail: 'it is written in a rare encoding' }],
	};
}

/**
 * Reads an SVG as a whole: only so can it be told that nothing in it reaches out of the file.
 * Sizes without a unit are pixels; without width and height the viewBox gives them.
 */
export async function readSvg(reader: ByteReader): Promise<Header> {
	const tooLong: Fault = { code: 'unchecked', detail: 'it is larger than 16 MB' };
	if ((reader.size ?? 0) > MOST_BYTES) return { facts: { isVector: true }, faults: [tooLong] };
	const bytes = await reader.at(0, MOST_BYTES);
	if (bytes.length === MOST_BYTES && reader.size !== MOST_BYTES) {
		return { facts: { isVector: true }, faults: [tooLong] };
	}
	const { text, faults } = svgText(bytes.data);
	const facts: HeaderFacts = { isVector: true, hasPictures: false, hasText: false };
	let root: XmlElement | undefined;
	for (const token of xmlTokens(text)) {
		if (token.kind !== 'element') continue;
		root ??= token;
		const name = localName(token.name);
		if (name === 'image' || name === 'feimage') facts.hasPictures = true;
		if (name === 'text') facts.hasText = true;
	}
	if (root === undefined || localName(root.name) !== 'svg') {
		const unsafe = unsafeSvg(text);
		return { facts, faults: [...faults, ...unsafe, ...(unsafe[0] ? [] : [damaged('no drawing')])] };
	}
	const whole = { ...sizeOf(root), ...facts, isAnimated: false, hasAlpha: true };
	return { facts: whole, faults: [...faults, ...unsafeSvg(text)] };
}
