import type { Conflict } from './merge';

/** What became of one workflow. */
export interface ReportLine {
	name: string;
	/** In words, such as `installed`, `unchanged`, `not updated`. */
	done: string;
	active?: boolean;
	/** What the user has to do; each is a sentence. */
	needs: string[];
}

export interface Report {
	lines: ReportLine[];
	/** What is to be said of the whole. */
	notes: string[];
	/** Something was left for the user to decide, or did not work. */
	isIncomplete: boolean;
}

const SHOWN_DETAILS = 5;
const LONGEST_DETAIL = 160;

/** The report as a table in plain text, with what needs the user below. */
export function reportText({ lines, notes }: Report): string {
	const rows = lines.map(({ name, done, active }) => [name, done, activeWord(active)]);
	const table = [['Workflow', 'What was done', 'Active'], ...rows];
	const widths = [0, 1, 2].map((at) =>
		Math.max(...table.map((row) => [...(row[at] ?? '')].length)),
	);
	const text = table.map((row) =>
		row
			.map((cell, at) => cell.padEnd(widths[at] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	const needs = lines.flatMap(({ name, needs: all }) => all.map((need) => `- ${name}: ${need}`));
	return [
		...text,
		...(needs.length > 0 ? ['', 'What needs you:', ...needs] : []),
		...(notes.length > 0 ? ['', ...notes] : []),
	].join('\n');
}

/** What of the user's stands in the way of an update, step by step. */
export function conflictTexts(conflicts: readonly Conflict[]): string[] {
	return conflicts.map(({ step, what, details }) => {
		const shown = details.slice(0, SHOWN_DETAILS).map((detail) => `\n    ${cut(detail)}`);
		const more = details.length - shown.length;
		const rest = more > 0 ? `\n    and ${more} more` : '';
		if (step === '')
			return `the arrows between steps are not those of the template:${shown.join('')}${rest}`;
		if (what === 'added') return `the step "${step}" is yours`;
		if (what === 'removed') return `you took out the step "${step}"`;
		return `you changed the step "${step}"; in your n8n it says:${shown.join('')}${rest}`;
	});
}

function cut(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1)}…` : line;
}

function activeWord(active?: boolean): string {
	if (active === undefined) return '';
	return active ? 'yes' : 'no';
}
