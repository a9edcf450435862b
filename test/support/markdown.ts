/** A table of a Markdown page: one object a row, by the texts of the head. */
export type MarkdownRow = Readonly<Record<string, string>>;

const SEPARATOR = /^\|[\s:|-]+\|$/;

/** Cells of a line; a `\|` is not a border. */
function cells(line: string): string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

/** The page without its blocks of code, line for line. */
export function prose(page: string): string {
	return page.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/.+/g, ''));
}

/**
 * Every table of a page, in its order.
 * @throws where a row has another number of cells than the head
 */
export function markdownTables(page: string): MarkdownRow[][] {
	const lines = prose(page).split('\n');
	const tables: MarkdownRow[][] = [];
	lines.forEach((line, at) => {
		if (!SEPARATOR.test(line.trim())) return;
		const head = cells(lines[at - 1] ?? '');
		const end = lines.findIndex((later, index) => index > at && !later.startsWith('|'));
		const body = lines.slice(at + 1, end < 0 ? undefined : end);
		for (const row of [line, ...body]) {
			if (cells(row).length === head.length) continue;
			throw new Error(`Not ${head.length} cells, as the head has: ${row}`);
		}
		tables.push(
			body.map((row) => {
				const values = cells(row);
				return Object.fromEntries(head.map((name, index) => [name, values[index] ?? '']));
			}),
		);
	});
	return tables;
}

/** The part of a page under a heading, up to the next one of the same or a higher level. */
export function section(page: string, heading: string): string {
	const lines = page.split('\n');
	const start = lines.findIndex(
		(line) => line.replace(/^#+\s+/, '') === heading && /^#/.test(line),
	);
	if (start < 0) throw new Error(`The page has no heading "${heading}"`);
	const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
	const isNext = new RegExp(`^#{1,${level}}\\s`);
	const end = lines.findIndex((line, index) => index > start && isNext.test(line));
	return lines.slice(start, end < 0 ? undefined : end).join('\n');
}

/** The cell's text without the marks of code: `` `sku` `` becomes `sku`. */
export function plain(cell: string | undefined): string {
	return (cell ?? '').replace(/`/g, '');
}
