import type { FaultRule } from '../../../../sandbox/core/faults';
import type { PlannedOrder, Shop } from '../shop';

/** What may happen to a call. */
const FAULTS: ReadonlyArray<readonly [title: string, rule: Omit<FaultRule, 'nth'>]> = [
	['is cut before it worked', { kind: 'cut_before_commit' }],
	['is cut after it worked', { kind: 'cut_after_commit' }],
	['answers rubbish after it worked', { kind: 'malformed_body' }],
	['answers 500', { kind: 'status', status: 500 }],
	['answers 502 after it worked', { kind: 'status', status: 502, afterCommit: true }],
	['answers 429', { kind: 'rate_limit' }],
];

const WAITING = ['draft', 'received'];

/**
 * Create with a fault at every call that it makes: the order is there once, and as it was asked.
 */
export function faultRows(shop: Shop): void {
	it.each(FAULTS)('makes an order once whichever of its calls %s', async (_title, rule) => {
		const waiting: string[] = [];
		for (const plan of plansOf(shop)) {
			const steps = await stepsOf(shop, plan());
			expect(steps).toBeGreaterThan(0);
			for (let step = 1; step <= steps; step += 1) {
				const order = plan();
				const id = await throughFault(shop, order, { ...rule, nth: [step] });
				expect(await madeOf(shop, order)).toBe(1);
				if (order.submit !== true) waiting.push(id);
			}
		}
		expect(waiting.length > 0).toBe(shop.can.holdsOrders);
		// None was started by the trouble.
		if (waiting.length === 0) return;
		await shop.pass();
		for (const order of await shop.get(...waiting)) expect(WAITING).toContain(order.status);
	});
}

/** An order that waits, where that can be, and one to print that is in doubt. */
function plansOf(shop: Shop): Array<() => PlannedOrder> {
	return [() => shop.planned(), () => shop.inDoubt(shop.planned({ submit: true }))];
}

/** How many calls such an order takes. */
async function stepsOf(shop: Shop, order: PlannedOrder): Promise<number> {
	const before = await shop.calls();
	await shop.create(order);
	return (await shop.calls()) - before;
}

/** @returns the order's id at the provider, after one further try where the first one failed */
async function throughFault(shop: Shop, order: PlannedOrder, rule: FaultRule): Promise<string> {
	await shop.sandbox.control.faults([{ service: shop.provider, ...rule, id: 'strike' }]);
	const { done, failed } = await shop.run({ operation: 'create' }, [order]);
	await shop.sandbox.control.faults([]);
	expect(done.length + failed.length).toBe(1);
	if (!failed[0]) return String(done[0]?.providerOrderId);
	expect(failed).toMatchObject([{ failure: { retryable: true, provider: shop.provider } }]);
	const [id = ''] = await shop.create(shop.inDoubt(order));
	return id;
}

async function madeOf(shop: Shop, { externalId }: PlannedOrder): Promise<number | undefined> {
	return (await shop.made())[externalId];
}
