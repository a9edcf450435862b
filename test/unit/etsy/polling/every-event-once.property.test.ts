import fc from 'fast-check';
import { factsOf } from '../../../../core/etsy/polling/facts';
import type { EventKind } from '../../../../core/etsy/polling/events';
import type { PollRules } from '../../../../core/etsy/polling/poll';
import { ModelHost, RULES } from './model-host';
import { ModelShop, toReceipt, type ModelOrder } from './model-shop';

/** What may happen next. `pick` chooses among what there is; `behind` is a server's late clock. */
interface Step {
	kind:
		| 'add'
		| 'addUnpaid'
		| 'advance'
		| 'cancel'
		| 'change'
		| 'failCall'
		| 'failRun'
		| 'pay'
		| 'poll'
		| 'refund'
		| 'restart'
		| 'ship'
		| 'succeed';
	pick: number;
	behind: number;
	isHidden: boolean;
	seconds: number;
}

const steps = fc.array(
	fc.record<Step>({
		kind: fc.constantFrom(
			...(['add', 'add', 'addUnpaid', 'advance', 'cancel', 'change', 'failCall'] as const),
			...(['failRun', 'pay', 'poll', 'poll', 'poll', 'refund', 'restart', 'ship'] as const),
			...(['succeed', 'succeed', 'succeed'] as const),
		),
		pick: fc.nat(50),
		// Many at one moment, and up to the overlap apart.
		behind: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 590 })),
		isHidden: fc.boolean(),
		seconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200 }), fc.constant(40_000)),
	}),
	{ maxLength: 70 },
);

/** What polls have had a chance to see of each order: each of it must be told. */
class Oracle {
	readonly expected = new Set<string>();

	private readonly refunds = new Map<number, number>();

	private readonly prints = new Map<number, string>();

	private saved = new Map<number, string>();

	constructor(
		private readonly shop: ModelShop,
		private readonly lateSeconds = 86_400,
	) {}

	/** A poll begins here: what there is now is known. */
	begin(): void {
		for (const order of this.shop.orders) {
			this.refunds.set(order.id, order.refunds.length);
			this.prints.set(order.id, this.version(order));
			this.old.add(order.id);
			if (order.paidAt !== undefined) this.oldPaid.add(order.id);
			if (order.isCancelled) this.oldCancelled.add(order.id);
			if (this.isLate(order)) this.oldLate.add(order.id);
		}
	}

	private readonly old = new Set<number>();

	private readonly oldPaid = new Set<number>();

	private readonly oldCancelled = new Set<number>();

	private readonly oldLate = new Set<number>();

	/** A poll has read everything there is now. */
	read(): void {
		for (const order of this.shop.orders) {
			const { id, isCancelled, paidAt } = order;
			if (paidAt !== undefined && !isCancelled && !this.oldPaid.has(id)) {
				this.expected.add(`orderPaid:${id}`);
			}
			if (isCancelled && !this.oldCancelled.has(id)) this.expected.add(`orderCancelled:${id}`);
			const before = this.refunds.get(id) ?? 0;
			if (!isCancelled) {
				for (let n = before + 1; n <= order.refunds.length; n += 1) {
					this.expected.add(`orderRefunded:${id}:${n}`);
				}
			}
			this.refunds.set(id, order.refunds.length);
			if (this.isLate(order) && !this.oldLate.has(id)) {
				this.expected.add(`orderAboutToBeLate:${id}:${order.shipBy}`);
			}
			const version = this.version(order);
			const known = this.prints.get(id);
			if (known !== undefined && known !== version) {
				this.expected.add(`orderChanged:${id}:${version}`);
			}
			this.prints.set(id, version);
		}
	}

	/** n8n saves what the trigger knows. */
	save(): void {
		this.saved = new Map(this.prints);
	}

	/**
	 * n8n is killed. A poll that gave nothing out saved nothing: an order that it was the first to
	 * see is seen for the first time again, as it is by then, and that is no change.
	 */
	kill(): void {
		for (const id of this.prints.keys()) if (!this.saved.has(id)) this.prints.delete(id);
	}

	private isLate({ paidAt, shippedAt, isCancelled, shipBy }: ModelOrder): boolean {
		const waits = paidAt !== undefined && shippedAt === undefined && !isCancelled;
		return waits && shipBy - this.lateSeconds <= this.shop.now;
	}

	private version(order: ModelOrder): string {
		return `${order.updated}:${factsOf(toReceipt(order))?.print}`;
	}
}

function happen(shop: ModelShop, step: Step): void {
	const { kind, behind, isHidden, seconds } = step;
	if (kind === 'advance') shop.now += seconds;
	if (kind === 'add' || kind === 'addUnpaid') {
		shop.add(kind === 'add', behind, step.pick % 2 === 0 ? 90_000 : 172_800);
	}
	if (kind === 'failCall') shop.failing += 1 + (step.pick % 3);
	const order = shop.orders[step.pick % Math.max(1, shop.orders.length)];
	if (!order || order.isCancelled) return;
	// An order is paid, shipped and changed no earlier than it was last, by any clock: a clock that
	// is late makes two changes of one second, not a change before the other.
	const late = Math.min(behind, Math.max(0, shop.now - order.updated));
	if (kind === 'pay' && order.paidAt === undefined) {
		shop.change(order, late, false, (at) => (order.paidAt = at));
	}
	if (kind === 'ship' && order.paidAt !== undefined && order.shippedAt === undefined) {
		shop.change(order, late, false, (at) => (order.shippedAt = at));
	}
	if (kind === 'change') {
		shop.change(order, late, false, () => (order.name = `name ${order.versions}`));
	}
	if (kind === 'cancel') shop.change(order, late, isHidden, () => (order.isCancelled = true));
	if (kind === 'refund' && order.paidAt !== undefined) {
		shop.change(order, late, isHidden, (at) => order.refunds.push(at));
	}
}

/** Lets everything come to its end: Etsy answers, n8n stays up, runs do their work. */
async function settle(shop: ModelShop, host: ModelHost): Promise<void> {
	shop.failing = 0;
	for (let turn = 0; turn < 6; turn += 1) {
		await host.poll();
		host.succeed();
	}
}

async function play(
	sequence: readonly Step[],
	options: {
		clockSkew: number;
		isConfirmedAtOnce: boolean;
		maxTries: number;
		rules?: PollRules;
	},
) {
	const shop = new ModelShop();
	for (let n = 0; n < 5; n += 1) shop.add(n % 2 === 0, n * 100);
	const oracle = new Oracle(shop);
	const host = new ModelHost(shop, {
		...options,
		onRead: () => oracle.read(),
		onSave: () => oracle.save(),
	});
	oracle.begin();
	await host.activate();
	for (const step of sequence) {
		happen(shop, step);
		if (step.kind === 'poll') await host.poll();
		if (step.kind === 'failRun') host.failRun();
		if (step.kind === 'restart') {
			oracle.kill();
			await host.restart();
		}
		if (step.kind === 'succeed') {
			const wasRunning = host.isRunning;
			host.succeed();
			// A kill between the end of a run and the next poll brings its events again, as promised.
			if (wasRunning && options.isConfirmedAtOnce) {
				const { failing } = shop;
				shop.failing = 0;
				await host.poll();
				shop.failing = failing;
			}
		}
	}
	await settle(shop, host);
	return { host, shop, expected: [...oracle.expected].sort() };
}

/** Steps in which no run fails and n8n is not killed in the middle of one. */
function withoutFailures(sequence: readonly Step[]): Step[] {
	return sequence.flatMap((step) => {
		if (step.kind === 'failRun') return [];
		const done = { ...step, kind: 'succeed' as const };
		// The poll that confirms the end of one run may start another, which must end as well.
		return step.kind === 'restart' ? [done, done, step] : [step];
	});
}

/**
 * Events that were to be told, were not, and should have been. Not so where Etsy showed no more of
 * it when they were given out again: an earlier form of a change, the payment of an order that was
 * cancelled meanwhile, the delay of one that was shipped.
 */
function missing(expected: readonly string[], worked: readonly string[], shop: ModelShop) {
	const told = new Set(worked);
	return expected.filter((id) => {
		if (told.has(id)) return false;
		const [type, number] = id.split(':');
		const order = shop.orders.find((one) => String(one.id) === number);
		if (type === 'orderPaid' || type === 'orderRefunded') return !order?.isCancelled;
		if (type === 'orderAboutToBeLate') return !order?.isCancelled && !order?.shippedAt;
		const latest = order && `${order.updated}:${factsOf(toReceipt(order))?.print}`;
		return !(type === 'orderChanged' && told.has(`orderChanged:${number}:${latest}`));
	});
}

describe('the trigger, whatever happens on Etsy and to n8n', () => {
	const skews = fc.constantFrom(0, -7200, 7200, -86_000, 300);
	const patient = { clockSkew: 0, isConfirmedAtOnce: true, maxTries: 1000 };

	it('tells exactly what a poll could see, each once, in spite of restarts and failing calls', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const { host, expected } = await play(withoutFailures(sequence), patient);
				expect([...host.worked].sort()).toEqual(expected);
			}),
			{ numRuns: 200 },
		);
	});

	it('finds all that moves the time of change by that alone, though clocks of servers are late', async () => {
		const rules = { ...RULES, kinds: new Set<EventKind>(['orderChanged', 'orderPaid']) };
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const open = withoutFailures(sequence).map((step) => ({ ...step, isHidden: false }));
				const { host, expected } = await play(open, { ...patient, rules });
				const asked = expected.filter((id) => /^order(Changed|Paid):/.test(id));
				expect([...host.worked].sort()).toEqual(asked);
			}),
			{ numRuns: 200 },
		);
	});

	it('tells the same however wrong the clock of n8n is', async () => {
		await fc.assert(
			fc.asyncProperty(steps, skews, async (sequence, clockSkew) => {
				const options = { ...patient, clockSkew };
				const { host, expected } = await play(withoutFailures(sequence), options);
				// Whether an order is late is a question to our clock; nothing else is.
				const notLate = (ids: string[]) => ids.filter((id) => !id.startsWith('orderAbout')).sort();
				expect(notLate(host.worked)).toEqual(notLate(expected));
			}),
			{ numRuns: 100 },
		);
	});

	it('gives each event to exactly one run that does its work, though runs fail and are killed', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const { host, expected, shop } = await play(sequence, patient);
				expect(host.worked.filter((id) => !expected.includes(id))).toEqual([]);
				expect(new Set(host.worked).size).toBe(host.worked.length);
				expect(missing(expected, host.worked, shop)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('loses none and names it the same when n8n is killed before it could note an end', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const options = { ...patient, isConfirmedAtOnce: false };
				const { host, expected, shop } = await play(sequence, options);
				expect(host.worked.filter((id) => !expected.includes(id))).toEqual([]);
				expect(missing(expected, host.worked, shop)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('never gives out an event more often than it may', async () => {
		await fc.assert(
			fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (sequence, maxTries) => {
				const options = { clockSkew: 0, isConfirmedAtOnce: true, maxTries };
				const { host } = await play(sequence, options);
				const times = new Map<string, number>();
				for (const id of host.given) times.set(id, (times.get(id) ?? 0) + 1);
				expect(Math.max(0, ...times.values())).toBeLessThanOrEqual(maxTries);
			}),
			{ numRuns: 100 },
		);
	});
});
