import type { Finding, Reconciled, Totals } from './types';

/** What the seller is told of a day's comparison. */
export interface Telling {
	/** Nothing differs. */
	isClean: boolean;
	/** One line, for a subject and for `POD Settings`. */
	title: string;
	/** What stands where, then the differences: those for the seller first. */
	lines: string[];
}

/** So many differences stand in a message; the rest is in the tables. */
const MOST = 30;

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const GROUPS: ReadonlyArray<[repair: Finding['repair'], heading: string]> = [
	['person', 'For you:'],
	['due', 'Overdue, and taken up by the next run:'],
	['done', 'Put right:'],
];

function money(sums: Readonly<Record<string, number>>): string {
	return Object.entries(sums)
		.map(([currency, minor]) => `${minor} ${currency}`)
		.sort()
		.join(', ');
}

function standing(totals: Totals): string[] {
	const { orders, lines, ordered, waiting, leftOut, endedOnEtsy, withoutEnd } = totals;
	const parts = [
		`${ordered} ordered`,
		`${waiting} waiting`,
		`${leftOut} left out by a rule or by you`,
		`${endedOnEtsy} ended on Etsy`,
		...(withoutEnd > 0 ? [`${withoutEnd} nowhere`] : []),
	];
	const { expected, billed } = totals;
	return [
		`${plural(orders, 'Etsy order', 'Etsy orders')} with ${plural(lines, 'line', 'lines')}: ${parts.join(', ')}.`,
		`${plural(totals.atPrinters, 'order', 'orders')} at printers, ${totals.inLedger} in the ledger, ${plural(totals.parcels, 'parcel', 'parcels')}.`,
		...(Object.keys(billed).length > 0
			? [
					`Expected cost ${money(expected)}, billed ${money(billed)} (smallest units), where both are known.`,
				]
			: []),
		...(totals.openExceptions > 0
			? [
					`${plural(totals.openExceptions, 'row', 'rows')} of POD Exceptions ${totals.openExceptions === 1 ? 'is' : 'are'} open.`,
				]
			: []),
	];
}

/** The day's comparison in words, without a buyer's data. */
export function tell({ findings, totals }: Reconciled, days: number): Telling {
	const isClean = findings.length === 0;
	const span = days === 1 ? 'the last day' : `the last ${days} days`;
	if (isClean) {
		return {
			isClean,
			title: `Nothing was lost: every order of ${span} has its place`,
			lines: standing(totals),
		};
	}
	const count = (repair: Finding['repair']) =>
		findings.filter((one) => one.repair === repair).length;
	const [person, due, done] = GROUPS.map(([repair]) => count(repair)) as [number, number, number];
	const parts = [
		...(person > 0 ? [`${person} for you`] : []),
		...(due > 0 ? [`${due} overdue`] : []),
		...(done > 0 ? [`${done} put right`] : []),
	];
	const shown = GROUPS.flatMap(([repair, heading]) => {
		const list = findings.filter((one) => one.repair === repair);
		return list.length === 0
			? []
			: [heading, ...list.map(({ message, hint }) => `- ${message} ${hint}`)];
	});
	const rest = shown.length - MOST;
	return {
		isClean,
		title: `${plural(findings.length, 'difference', 'differences')} in the orders of ${span}: ${parts.join(', ')}`,
		lines: [
			...standing(totals),
			...shown.slice(0, MOST),
			...(rest > 0 ? [`and ${rest} more, see POD Exceptions and POD Order Ledger`] : []),
		],
	};
}
