import { lineEnds } from '../demo/accounts';
import { countEnds } from '../demo/report';
import type { StoredRow } from '../host';
import type { Done } from './disturb';
import type { ChaosOptions } from './options';
import { evidenceOf, type Evidence } from './evidence';
import type { End } from './quiet';
import type { RoadCounts } from './road';
import { parcelsInDoubt } from './parcels-in-doubt';
import { isInDoubt } from './supplier-books';
import { VIOLATIONS, type ViolationName, type Violations } from './verdict';

/** So many examples of each violation are shown. */
const SHOWN = 10;

/** What a run came to: counts, and what was broken. */
export interface Report {
	ok: boolean;
	options: Pick<ChaosOptions, 'orders' | 'shops' | 'kills' | 'faults' | 'seed' | 'mode'>;
	/** Names of the workflows that were active. */
	workflows: string[];
	seconds: { total: number; untilQuiet: number };
	isQuiet: boolean;
	/** What was done to the shop. */
	disturbed: {
		kills: Array<{ victim: string; atSeconds: number; backAfterSeconds: number }>;
		faults: Record<string, number>;
		mishaps: Record<string, number>;
		tokensExpired: number;
		/** How often the seller was asked to connect Etsy again, and did. */
		reconnected: number;
		news: RoadCounts;
	};
	/** What came of it. */
	came: {
		orders: number;
		lines: Record<string, number>;
		providerOrders: number;
		/**
		 * Orders that suppliers were told of, those that only a person can settle, and what befell the
		 * calls.
		 */
		suppliers: { told: number; inDoubt: number; calls: Record<string, number> };
		parcels: number;
		/** Parcels of which only a person can say whether Etsy was told. */
		parcelsInDoubt: number;
		buyerEmails: number;
		calls: Record<string, number>;
		/** Open exceptions, by kind and code. */
		open: Record<string, number>;
		/** What stopped, in the words of When something breaks. */
		workflowFailures: string[];
	};
	/** What must be zero. */
	violations: Record<ViolationName, number>;
	examples: Partial<Violations>;
	/** What is known of what was found; in the JSON only. */
	evidence: Record<string, Evidence>;
}

interface Ingredients {
	options: ChaosOptions;
	names: string[];
	done: Done;
	end: End;
	road: RoadCounts;
	seconds: number;
	reconnected: number;
}

function tally(names: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);

function cameOf({ truth }: End): Report['came'] {
	const { books, printers, etsy, suppliers } = truth;
	const { told, fates } = suppliers;
	const open = books.exceptions.filter(({ state }) => state === 'open');
	const isFailure = ({ kind }: StoredRow) => kind === 'workflow';
	return {
		orders: etsy.filter(({ hasArrived }) => hasArrived).length,
		lines: countEnds(lineEnds(books)),
		providerOrders: printers.length - told.length,
		suppliers: {
			...{ told: told.length, inDoubt: books.ledger.filter(isInDoubt).length, calls: fates },
		},
		parcels: printers.flatMap(({ trackingNumbers }) => trackingNumbers).length,
		parcelsInDoubt: parcelsInDoubt(truth).size,
		buyerEmails: sum(books.counts.buyerEmails),
		calls: books.counts.totals,
		open: tally(open.map(({ kind, code }) => `${String(kind)}: ${String(code)}`)),
		workflowFailures: books.exceptions
			.filter(isFailure)
			.map(({ message, attempts }) => `${String(message)} (${String(attempts)} times)`),
	};
}

/** Puts the figures of a run together. Pure. */
export function makeReport({
	options,
	names,
	done,
	end,
	road,
	seconds,
	reconnected,
}: Ingredients): Report {
	const { orders, shops, kills, faults, seed, mode } = options;
	const list = Object.entries(end.violations) as Array<[ViolationName, string[]]>;
	const broken = list.filter(([, found]) => found.length > 0);
	const what = [...done.mishaps.values()].map((one) => one.what);
	return {
		ok: broken.length === 0 && end.isQuiet && road.forgedTaken === 0,
		options: { orders, shops, kills, faults, seed, mode },
		workflows: names,
		seconds: { total: Math.round(seconds), untilQuiet: Math.round(end.seconds) },
		isQuiet: end.isQuiet,
		disturbed: {
			kills: done.kills,
			faults: end.truth.books.counts.faults,
			mishaps: tally(what),
			tokensExpired: done.expiries,
			reconnected,
			news: road,
		},
		came: cameOf(end),
		violations: Object.fromEntries(list.map(([name, found]) => [name, found.length])) as Record<
			ViolationName,
			number
		>,
		examples: Object.fromEntries(broken.map(([name, found]) => [name, found.slice(0, SHOWN)])),
		evidence: evidenceOf(end.violations, end.truth),
	};
}

function rows(title: string, counts: Record<string, unknown>): string[] {
	const entries = Object.entries(counts).map(([name, value]): [string, string] => [
		...([name, String(value)] as [string, string]),
	]);
	const width = Math.max(0, ...entries.map(([name]) => name.length));
	return [title, ...entries.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''];
}

/** The report as a table to read. */
export function reportText(report: Report): string {
	const { options, seconds, disturbed, came, violations, examples } = report;
	const must = Object.fromEntries(
		Object.entries(violations).map(([name, count]) => [VIOLATIONS[name as ViolationName], count]),
	);
	return [
		...rows('Asked for', options),
		...rows('Disturbed', {
			kills: tally(disturbed.kills.map(({ victim }) => victim))
				? Object.entries(tally(disturbed.kills.map(({ victim }) => victim)))
						.map(([victim, times]) => `${victim} ${times}`)
						.join(', ')
				: '',
			...disturbed.mishaps,
			"Etsy's tokens ended": disturbed.tokensExpired,
			'Etsy connected again': disturbed.reconnected,
			...Object.fromEntries(Object.entries(disturbed.news).map(([k, v]) => [`news: ${k}`, v])),
			...Object.fromEntries(Object.entries(disturbed.faults).map(([k, v]) => [`calls: ${k}`, v])),
		}),
		...rows('Came', {
			'Etsy orders': came.orders,
			...Object.fromEntries(Object.entries(came.lines).map(([k, v]) => [`lines ${k}`, v])),
			'orders at printers': came.providerOrders,
			'orders at suppliers': came.suppliers.told,
			'orders at suppliers in doubt': came.suppliers.inDoubt,
			...Object.fromEntries(
				Object.entries(came.suppliers.calls).map(([k, v]) => [`a supplier: ${k}`, v]),
			),
			parcels: came.parcels,
			'e-mails to buyers': came.buyerEmails,
			...Object.fromEntries(Object.entries(came.calls).map(([k, v]) => [`calls to ${k}`, v])),
			seconds: seconds.total,
			'seconds until quiet': seconds.untilQuiet,
		}),
		...rows('Open exceptions', came.open),
		...(came.workflowFailures.length > 0
			? ['Workflows that stopped', ...came.workflowFailures.map((one) => `  ${one}`), '']
			: []),
		...rows('Must be zero', must),
		...Object.entries(examples).flatMap(([name, found]) => [
			VIOLATIONS[name as ViolationName],
			...(found ?? []).map((one) => `  ${one}`),
			'',
		]),
		report.isQuiet ? '' : 'It did not come to rest in the time that was given.\n',
		report.ok ? 'Every promise was kept.' : 'PROMISES WERE BROKEN.',
	].join('\n');
}
