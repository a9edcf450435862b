import { entryOf } from '../entry-of';

/** A start of an element. Values are as written, character references and all. */
export interface XmlElement {
	kind: 'element';
	/** As written, with its prefix. */
	name: string;
	attributes: Array<{ name: string; value: string }>;
	/** Whether it has no content. */
	isEmpty: boolean;
}

/** A piece of an XML text. `broken` is what no reader of XML would take; it is the last token. */
export type XmlToken =
	| XmlElement
	| { kind: 'end'; name: string }
	| { kind: 'text' | 'declaration' | 'instruction' | 'broken'; text: string };

const isSpace = (char: string | undefined) => char !== undefined && /\s/.test(char);

/** Where a tag ends, which quoted values may not decide; -1 where it does not. */
function endOfTag(text: string, from: number): number {
	for (let at = from; at < text.length; at += 1) {
		const char = text[at];
		if (char === '>') return at;
		if (char === '<') return -1;
		if (char === '"' || char === "'") {
			at = text.indexOf(char, at + 1);
			if (at < 0) return -1;
		}
	}
	return -1;
}

/** Where a declaration ends: it may hold others in brackets, and quoted texts. */
function endOfDeclaration(text: string, from: number): number {
	let depth = 0;
	for (let at = from; at < text.length; at += 1) {
		const char = text[at];
		if (char === '[') depth += 1;
		else if (char === ']') depth -= 1;
		else if (char === '>' && depth <= 0) return at;
		else if (char === '"' || char === "'") {
			at = text.indexOf(char, at + 1);
			if (at < 0) return -1;
		}
	}
	return -1;
}

function attributesOf(tag: string): XmlElement['attributes'] {
	const attributes: XmlElement['attributes'] = [];
	let at = 0;
	while (at < tag.length) {
		while (isSpace(tag[at]) || tag[at] === '/') at += 1;
		const start = at;
		while (at < tag.length && !isSpace(tag[at]) && !'=/"\''.includes(tag[at] ?? '')) at += 1;
		const name = tag.slice(start, at);
		while (isSpace(tag[at])) at += 1;
		let value = '';
		if (tag[at] === '=') {
			at += 1;
			while (isSpace(tag[at])) at += 1;
			const quote = tag[at];
			const isQuoted = quote === '"' || quote === "'";
			const from = isQuoted ? at + 1 : at;
			let end = isQuoted ? tag.indexOf(quote, from) : from;
			if (!isQuoted) while (end < tag.length && !isSpace(tag[end])) end += 1;
			if (end < 0) end = tag.length;
			value = tag.slice(from, end);
			at = isQuoted ? end + 1 : end;
		} else if (name === '') {
			at += 1;
		}
		if (name !== '') attributes.push({ name, value });
	}
	return attributes;
}

function elementOf(tag: string): XmlElement {
	const isEmpty = tag.endsWith('/');
	const body = isEmpty ? tag.slice(0, -1) : tag;
	const name = /^[^\s/]+/.exec(body)?.[0] ?? '';
	return { kind: 'element', name, attributes: attributesOf(body.slice(name.length)), isEmpty };
}

/** The forms that are told by how they begin, and how they end. */
const FENCED = [
	['<!--', '-->', undefined],
	['<![CDATA[', ']]>', 'text'],
	['<?', '?>', 'instruction'],
] as const;

/**
 * Takes an XML text apart, in one pass and without understanding any of it: nothing is fetched,
 * no entity is resolved. It takes time in proportion to the text, whatever that holds.
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
	for (let at = 0; at < text.length; ) {
		const open = text.indexOf('<', at);
		const upTo = open < 0 ? text.length : open;
		if (upTo > at) yield { kind: 'text', text: text.slice(at, upTo) };
		if (open < 0) return;
		const fence = FENCED.find(([begin]) => text.startsWith(begin, open));
		const isDeclaration = fence === undefined && text[open + 1] === '!';
		const from = open + (fence?.[0].length ?? 1);
		const end = fence
			? text.indexOf(fence[1], from)
			: isDeclaration
				? endOfDeclaration(text, from)
				: endOfTag(text, from);
		if (end < 0) {
			yield { kind: 'broken', text: text.slice(open, open + 80) };
			return;
		}
		const inner = text.slice(from, end);
		if (fence) {
			if (fence[2]) yield { kind: fence[2], text: inner };
		} else if (isDeclaration) yield { kind: 'declaration', text: inner };
		else if (inner.startsWith('/')) yield { kind: 'end', name: inner.slice(1).trim() };
		else yield elementOf(inner);
		at = end + (fence?.[1].length ?? 1);
	}
}

/** The name without its prefix, in lower case. */
export function localName(name: string): string {
	return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

/** A value with its character references as the characters they stand for. */
export function withoutReferences(value: string): string {
	const named: Readonly<Record<string, string>> = {
		...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
		...{ colon: ':', tab: '\t', newline: '\n', lpar: '(', sol: '/' },
	};
	return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi, (whole, hex, decimal, name) => {
		const code = hex ? parseInt(String(hex), 16) : decimal ? Number(decimal) : NaN;
		if (code <= 0x10ffff) return String.fromCodePoint(code);
		return entryOf(named, String(name ?? '').toLowerCase()) ?? String(whole);
	});
}
