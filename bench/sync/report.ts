import type { Report } from '../report';
import type { Outcome } from './contest';
import type { StepTime } from './profile';

/** The limit of Printify, which is the one that a sync meets. */
const PER_MS = 600 / 60_000;

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** The figures of one flow in one weather, an order where that is meant. */
function figuresOf(outcome: Outcome, orders: number, isLimited: boolean) {
	const { runs, pace } = outcome;
	const used = pace.ms > 0 ? pace.calls / (pace.ms * PER_MS) : 0;
	return {
		...outcome,
		callsPerOrder: outcome.calls / orders,
		wallMsPerOrder: sum(runs.map(({ ms }) => ms)) / orders,
		cpuMsPerOrder: sum(runs.map(({ cpuMs }) => cpuMs)) / orders,
		peakMiB: Math.round(Math.max(...runs.map(({ peak }) => peak))),
		growthMiB: Math.round(Math.max(...runs.map(({ peak, before }) => peak - before))),
		rateUsed: isLimited ? used : null,
	};
}

/** All that was found. */
interface Found {
	outcomes: readonly Outcome[];
	orders: number;
	/** Where the time went in each execution. */
	steps: readonly StepTime[];
	/** The weather in which there are limits. */
	limited: string;
	/** What else the machine did, as it tells itself. */
	load: string;
}

/** Puts the outcomes beside each other. */
export function syncReport({ outcomes, orders, steps, limited, load }: Found): Report {
	const rows = outcomes.map((one) => figuresOf(one, orders, one.weather === limited));
	const whole = (value: number) => String(Math.round(value));
	return {
		notes: [
			`${orders} orders in one n8n, each flow alone; load of the machine at the start and at the end: ${load}`,
			'wall and processor: of n8n and what it started (Code nodes run in a process of their own), all passes together, without the wait between two passes',
			'our sync keeps 600 calls a minute at Printify unless its credential says otherwise; where there are no limits, it says 60,000',
			'a flow that has not ordered all gets further passes, 65 seconds apart, four at the most',
		],
		table: [
			[
				...['Peers', 'Flow', 'Placed', 'Doubled', 'A person is told', 'Lost', 'Passes', '429s'],
				...['Calls an order', 'Wall an order', 'Processor an order', 'Most memory', 'Rate used'],
			],
			...rows.map((row) => [
				...[row.weather, row.contestant, whole(row.placed), whole(row.doubled), whole(row.told)],
				...[whole(row.lost), whole(row.passes), whole(row.tooMany), row.callsPerOrder.toFixed(2)],
				...[`${row.wallMsPerOrder.toFixed(1)} ms`, `${row.cpuMsPerOrder.toFixed(1)} ms`],
				`${row.peakMiB} MiB (+${row.growthMiB})`,
				row.rateUsed === null ? '' : `${Math.round(row.rateUsed * 100)} %`,
			]),
		],
		data: { orders, load, rows, steps },
	};
}
