/** What a font file says of itself, as far as it decides what is printed. */
export interface FontFacts {
	/** Family names by which a template may ask for it. */
	families: string[];
	/** Whether the font draws a character. */
	has: (codePoint: number) => boolean;
}

type Reader = DataView;

function tagAt(view: Reader, at: number): string {
	return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}

function tablesOf(view: Reader): Map<string, number> {
	const start = tagAt(view, 0) === 'ttcf' ? view.getUint32(12) : 0;
	const count = view.getUint16(start + 4);
	const tables = new Map<string, number>();
	for (let n = 0; n < count; n += 1) {
		const record = start + 12 + n * 16;
		tables.set(tagAt(view, record), view.getUint32(record + 8));
	}
	return tables;
}

const FAMILY_IDS: ReadonlySet<number> = new Set([1, 16]);

function readFamilies(view: Reader, table: number): string[] {
	const count = view.getUint16(table + 2);
	const storage = table + view.getUint16(table + 4);
	const names = new Set<string>();
	for (let n = 0; n < count; n += 1) {
		const record = table + 6 + n * 12;
		const platform = view.getUint16(record);
		if (!FAMILY_IDS.has(view.getUint16(record + 6)) || platform === 1) continue;
		const [length, offset] = [view.getUint16(record + 8), view.getUint16(record + 10)];
		let name = '';
		for (let at = 0; at + 1 < length; at += 2) {
			name += String.fromCharCode(view.getUint16(storage + offset + at));
		}
		if (name !== '') names.add(name);
	}
	return [...names];
}

/** By preference: all of Unicode, then its first plane, as Windows and then as Unicode calls it. */
const CMAPS = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0'];

function cmapOf(view: Reader, table: number): number | undefined {
	const found = new Map<string, number>();
	for (let n = 0; n < view.getUint16(table + 2); n += 1) {
		const record = table + 4 + n * 8;
		const key = `${view.getUint16(record)}.${view.getUint16(record + 2)}`;
		found.set(key, table + view.getUint32(record + 4));
	}
	return CMAPS.map((key) => found.get(key)).find((at) => at !== undefined);
}

/** Format 4: segments of the first plane. */
function glyphBySegment(view: Reader, at: number, code: number): number {
	if (code > 0xffff) return 0;
	const twice = view.getUint16(at + 6);
	const [ends, starts] = [at + 14, at + 16 + twice];
	for (let n = 0; n < twice; n += 2) {
		if (code > view.getUint16(ends + n)) continue;
		const start = view.getUint16(starts + n);
		if (code < start) return 0;
		const delta = view.getUint16(starts + twice + n);
		const place = starts + 2 * twice + n;
		const offset = view.getUint16(place);
		if (offset === 0) return (code + delta) & 0xffff;
		const glyph = view.getUint16(place + offset + (code - start) * 2);
		return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
	}
	return 0;
}

/** Format 12: groups of all planes. */
function glyphByGroup(view: Reader, at: number, code: number): number {
	let [low, high] = [0, view.getUint32(at + 12) - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const group = at + 16 + middle * 12;
		const start = view.getUint32(group);
		if (code < start) high = middle - 1;
		else if (code > view.getUint32(group + 4)) low = middle + 1;
		else return view.getUint32(group + 8) + code - start;
	}
	return 0;
}

/**
 * Reads the names and the characters of a font (TrueType, OpenType, or the first of a collection).
 * Only two of its tables are looked at (OpenType specification: `name`, `cmap` formats 4 and 12).
 * @returns null for what is no such font, as a web font (WOFF) is not
 */
export function readFont(bytes: Uint8Array): FontFacts | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		if (!['\0\x01\0\0', 'OTTO', 'true', 'ttcf'].includes(tagAt(view, 0))) return null;
		const tables = tablesOf(view);
		const [name, table] = [tables.get('name'), tables.get('cmap')];
		if (name === undefined || table === undefined) return null;
		const families = readFamilies(view, name);
		const cmap = cmapOf(view, table);
		if (cmap === undefined || families.length === 0) return null;
		const format = view.getUint16(cmap);
		const find = format === 12 ? glyphByGroup : format === 4 ? glyphBySegment : undefined;
		if (find === undefined) return null;
		return { families, has: (code) => glyphOf(find, view, cmap, code) !== 0 };
	} catch {
		// A table ends before what it promises: then it is no font that could be used.
		return null;
	}
}

function glyphOf(find: typeof glyphByGroup, view: Reader, cmap: number, code: number): number {
	try {
		return find(view, cmap, code);
	} catch {
		// The table ends too early: what it does not tell, it does not draw.
		return 0;
	}
}
