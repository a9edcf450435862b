import { readJsonText } from '../../domain/read-json-text';
import type { Told } from './see-order';
import { SWEEPS, type PollState, type Sweep } from './state';

/** What belongs to a state beside its orders, as plain data. */
type Rest = Omit<PollState, 'orders' | 'listings' | 'reviews' | 'sweeps'> & {
	sweeps: Array<[edge: number, offset: number, laps: number]>;
	listings: string;
	reviews: string;
};

const VERSION = 1;

const short = (number: number): string => number.toString(36);

function packTold(told: Told): string {
	const flags = Number(told.isPaid) + 2 * Number(told.isCancelled) + 4 * Number(told.isOpen);
	return [
		short(told.createdAt),
		// Mostly the same time or shortly after, so the difference is shorter.
		short(told.updatedAt - told.createdAt),
		short(flags),
		short(told.refunds),
		short(told.lateFor),
		told.print,
		told.lastPrint,
	].join('.');
}

function unpackTold(text: string): Told {
	const [created = '0', later = '0', flags = '0', refunds = '0', late = '0', ...prints] =
		text.split('.');
	const bits = parseInt(flags, 36);
	const createdAt = parseInt(created, 36);
	return {
		createdAt,
		updatedAt: createdAt + parseInt(later, 36),
		isPaid: (bits & 1) !== 0,
		isCancelled: (bits & 2) !== 0,
		isOpen: (bits & 4) !== 0,
		refunds: parseInt(refunds, 36),
		lateFor: parseInt(late, 36),
		print: prints[0] ?? '',
		lastPrint: prints[1] ?? '',
	};
}

function packMap<T>(entries: Iterable<[string, T]>, pack: (value: T) => string): string {
	return [...entries].map(([id, value]) => `${id},${pack(value)}`).join(';');
}

function unpackMap<T>(text: string, unpack: (value: string) => T): Map<string, T> {
	const entries = text === '' ? [] : text.split(';');
	return new Map(
		entries.map((entry) => {
			const comma = entry.indexOf(',');
			return [entry.slice(0, comma), unpack(entry.slice(comma + 1))];
		}),
	);
}

function packRest(state: PollState): Rest {
	const { sweeps, listings, reviews } = state;
	const rest: Partial<PollState> = { ...state };
	delete rest.orders;
	return {
		...(rest as Omit<PollState, 'orders'>),
		sweeps: SWEEPS.map((name) => {
			const { edge = -1, offset, laps } = sweeps[name];
			return [edge, offset, laps];
		}),
		listings: packMap(listings, short),
		reviews: packMap(reviews, short),
	};
}

function unpackRest({ sweeps, listings, reviews, ...rest }: Rest): Omit<PollState, 'orders'> {
	const named = SWEEPS.map((name, index): [string, Sweep] => {
		const [edge, offset, laps] = sweeps[index] ?? [-1, 0, 0];
		return [name, edge < 0 ? { offset, laps } : { edge, offset, laps }];
	});
	const time = (text: string) => parseInt(text, 36);
	return {
		...rest,
		sweeps: Object.fromEntries(named) as PollState['sweeps'],
		listings: unpackMap(listings, time),
		reviews: unpackMap(reviews, time),
	};
}

/** What came out of a text: nothing where it is not one of ours. */
function parse(text: unknown): { rest: Rest; orders: string; gone?: string } | undefined {
	if (typeof text !== 'string') return undefined;
	const read = readJsonText(text);
	// Not ours, or cut off: the trigger begins anew.
	if (!read.ok || typeof read.value !== 'object' || read.value === null) return undefined;
	const value = read.value as { v?: number; rest: Rest; orders: string };
	return value.v === VERSION ? value : undefined;
}

/** The state as one text, about 45 characters an order. */
export function packState(state: PollState): string {
	return JSON.stringify({
		v: VERSION,
		rest: packRest(state),
		orders: packMap(state.orders, packTold),
	});
}

/** The state of a text made by {@link packState}; nothing when it is none. Never throws. */
export function unpackState(text: unknown): PollState | undefined {
	const parsed = parse(text);
	if (parsed === undefined) return undefined;
	return { ...unpackRest(parsed.rest), orders: unpackMap(parsed.orders, unpackTold) };
}

/** What has to be done to `from` to get `to`, as one text; short where few orders changed. */
export function packStep(from: PollState, to: PollState): string {
	const changed = [...to.orders].filter(([id, told]) => from.orders.get(id) !== told);
	const gone = [...from.orders.keys()].filter((id) => !to.orders.has(id));
	return JSON.stringify({
		v: VERSION,
		rest: packRest(to),
		orders: packMap(changed, packTold),
		gone: gone.join(','),
	});
}

/** Takes the step of a text made by {@link packStep}; nothing when it is none. Never throws. */
export function unpackStep(from: PollState, text: unknown): PollState | undefined {
	const parsed = parse(text);
	if (parsed === undefined) return undefined;
	const orders = new Map([...from.orders, ...unpackMap(parsed.orders, unpackTold)]);
	for (const id of (parsed.gone ?? '').split(',')) orders.delete(id);
	return { ...unpackRest(parsed.rest), orders };
}
