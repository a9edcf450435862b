/** What a part of the bench found: for people, and as data. */
export interface Report {
	/** How it was measured, and what to know of it. */
	notes: string[];
	/** The first row is the head. */
	table: string[][];
	data: unknown;
}

/** What the command line asks of a part. */
export interface Asked {
	/** How many orders, where the part is about orders. */
	orders?: number;
}

/** A part of the bench; one that gives mere lines has no table. */
export type Part = (asked: Asked) => Promise<Report | string[]> | Report | string[];

/** A table as Markdown has it. */
export function markdownTable([head = [], ...rows]: string[][]): string[] {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** The value in the middle; of an even number of them, the lower one of the two. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
