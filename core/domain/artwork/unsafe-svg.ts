import type { Fault } from './header';
import { localName, withoutReferences, xmlTokens, type XmlElement } from './xml-tokens';

/** Elements that run something. */
const SCRIPTS = ['script', 'handler', 'listener'];
/** Elements that bring in something of another kind. */
const FOREIGN = [
	'foreignobject',
	'iframe',
	'object',
	'embed',
	'audio',
	'video',
	'canvas',
	'link',
	'base',
	'include',
];
/** Attributes whose value is an address. */
const ADDRESSES = ['href', 'src', 'action', 'data', 'base'];
/** Pictures of pixels that are written into the file itself. */
const OWN_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;
/** The declaration that drawing programs write; nobody fetches what it names. */
const USUAL_DOCTYPE =
	/^!doctype\s+svg\s*(?:public\s+["']-\/\/w3c\/\/dtd svg [^"'[\]]*["']\s*(?:["']https?:\/\/www\.w3\.org\/[^"'[\]]*["'])?\s*)?$/i;
const MOST_ELEMENTS = 500_000;
const DEEPEST = 400;

/** Blanks and control characters, which readers of addresses leave out. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\ufeff]/g;

const fault = (code: Fault['code'], detail: string): Fault => ({ code, detail });

/** Whether an address stays within the file. */
function isOwn(address: string): boolean {
	return address === '' || address.startsWith('#') || OWN_PICTURE.test(address);
}

/** What is wrong in rules of style: they may name addresses, and run things in old browsers. */
function faultsOfStyle(style: string): Fault[] {
	const plain = withoutReferences(style)
		.replace(/\/\*[^]*?(?:\*\/|$)/g, '')
		.replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, hex: string) =>
			String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
		)
		.replace(/\\/g, '')
		.toLowerCase();
	const faults: Fault[] = [];
	if (plain.includes('@import')) faults.push(fault('external', '@import'));
	if (/expression\s*\(|behavior\s*:|-moz-binding|javascript:/.test(plain)) {
		faults.push(fault('script', 'a style that runs something'));
	}
	for (const [, written = ''] of plain.matchAll(/url\s*\(([^)]*)\)?/g)) {
		const address = written.replace(/["']/g, '').replace(INVISIBLE, '');
		if (!isOwn(address)) faults.push(fault('external', 'an address in its style'));
	}
	return faults;
}

function faultsOfAttribute(name: string, written: string): Fault[] {
	const local = localName(name);
	if (/^on[a-z]+/.test(local) && local === name.toLowerCase()) {
		return [fault('script', `the attribute ${local.slice(0, 30)}`)];
	}
	const value = withoutReferences(written);
	const address = value.replace(INVISIBLE, '');
	if (/^(?:java|vb)script:/i.test(address) || /;(?:java|vb)script:/i.test(address)) {
		return [fault('script', `the attribute ${local.slice(0, 30)}`)];
	}
	if (ADDRESSES.includes(local)) {
		return isOwn(address) ? [] : [fault('external', `the attribute ${local}`)];
	}
	const mayBeStyle = local === 'style' || /url|\\/i.test(value);
	return mayBeStyle ? faultsOfStyle(value) : [];
}

function faultsOfElement({ name, attributes }: XmlElement): Fault[] {
	const local = localName(name);
	const own: Fault[] = [];
	if (SCRIPTS.includes(local)) own.push(fault('script', `<${local}>`));
	if (FOREIGN.includes(local)) own.push(fault('external', `<${local}>`));
	// An animation can set an address or a handler after the check.
	const changed = attributes.find((one) => localName(one.name) === 'attributename')?.value ?? '';
	if (/href|^on/i.test(localName(withoutReferences(changed).trim()))) {
		own.push(fault('script', `<${local}> changes ${localName(changed).slice(0, 30)}`));
	}
	return [...own, ...attributes.flatMap((one) => faultsOfAttribute(one.name, one.value))];
}

function faultsOfDeclaration(text: string): Fault[] {
	if (/!entity/i.test(text)) return [fault('entity', '<!ENTITY>')];
	return USUAL_DOCTYPE.test(text.trim()) ? [] : [fault('entity', '<!DOCTYPE>')];
}

/** The same fault once, and few of them: one is reason enough. */
function distinct(faults: readonly Fault[]): Fault[] {
	const byText = new Map(faults.map((one) => [`${one.code} ${one.detail}`, one]));
	return [...byText.values()].slice(0, 10);
}

/**
 * What in an SVG runs something, reaches out of the file or is to be resolved from a declaration:
 * scripts, handlers, foreign content, addresses beyond `#` and embedded pictures, entities. Pure;
 * it reads the text once and resolves nothing.
 * @param svg the whole text
 * @returns nothing for a drawing that is lines, text and its own pictures; `truncated` where the
 * text ends in the middle, `unchecked` where there is more than is looked at
 */
export function unsafeSvg(svg: string): Fault[] {
	const faults: Fault[] = [];
	const open: string[] = [];
	let elements = 0;
	// Comments may cut a rule into pieces, so it is looked at when it is whole.
	let style = '';
	for (const token of xmlTokens(svg)) {
		if (token.kind === 'element') {
			elements += 1;
			faults.push(...faultsOfElement(token));
			if (!token.isEmpty) open.push(localName(token.name));
		} else if (token.kind === 'end') {
			if (open.pop() === 'style') {
				faults.push(...faultsOfStyle(style));
				style = '';
			}
		} else if (token.kind === 'text' && open.at(-1) === 'style') style += token.text;
		else if (token.kind === 'declaration') faults.push(...faultsOfDeclaration(token.text));
		else if (token.kind === 'instruction' && !/^xml[\s?]/i.test(token.text)) {
			if (/^xml-stylesheet/i.test(token.text)) faults.push(fault('external', 'a style sheet'));
		} else if (token.kind === 'broken') faults.push(fault('truncated', 'it ends in a tag'));
		if (elements > MOST_ELEMENTS || open.length > DEEPEST) {
			faults.push(fault('unchecked', 'it has too many parts'));
			return distinct(faults);
		}
		if (faults.length > 200) break;
	}
	faults.push(...faultsOfStyle(style));
	if (open.length > 0 && faults.length === 0) faults.push(fault('truncated', 'its end is missing'));
	return distinct(faults);
}
