import fc from 'fast-check';
import { ok } from '../../../../core/domain/result';
import type { ShipmentsApi } from '../../../../core/etsy/shipments/api';
import { shippingReceipt } from '../../../../core/etsy/shipments/schemas';
import type { SendLimits } from '../../../../core/etsy/shipments/send-once';
import { addTracking } from '../../../../core/etsy/shipments/ship';

const PARCELS = 400;
const SECOND = 1_000;
/** The node's own, see `add.operation.ts`. */
const SIDE_BY_SIDE = 5;

const sleep = async (ms: number) => await new Promise<void>((done) => setTimeout(done, ms));

/** Etsy: each call is answered after a while, and what is taken e-mails the buyer. */
function slowEtsy(callMs: number) {
	const mails = new Map<string, number>();
	const order = (receiptId: string) =>
		shippingReceipt.parse({
			...{ receipt_id: Number(receiptId), status: 'Paid', is_paid: true, is_shipped: false },
			shipments: mails.has(receiptId) ? [{ tracking_code: `P${receiptId}` }] : [],
		});
	const api: ShipmentsApi = {
		read: async (_shopId, receiptId) => {
			const seen = order(receiptId);
			await sleep(callMs);
			return ok(seen);
		},
		send: async (_shopId, receiptId) => {
			await sleep(callMs);
			mails.set(receiptId, (mails.get(receiptId) ?? 0) + 1);
			return ok(order(receiptId));
		},
	};
	return { api, mails };
}

/**
 * What a run does with the parcels that it has claimed: all of them, five side by side.
 * @returns those of which Etsy knows
 */
async function run(api: ShipmentsApi, parcels: readonly string[], limits: SendLimits) {
	const queue = [...parcels];
	const done: string[] = [];
	const work = async () => {
		for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
			const parcel = { trackingCode: `P${id}`, carrier: 'ups' };
			const told = await addTracking(api, { shopId: '9', receiptId: id }, parcel, limits);
			if (told.ok) done.push(id);
		}
	};
	await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
	return done;
}

/**
 * Run A claims all parcels and is slow; as soon as its claims count as dead, B claims what is not
 * told, and so on. The rows become `told` when all parcels of the run are through *Tell Etsy*.
 * @returns how many buyers were e-mailed more than once, and how many not at all
 */
async function simulate(claimMs: number, callMs: number, isGuarded: boolean) {
	const { api, mails } = slowEtsy(callMs);
	const parcels = Array.from({ length: PARCELS }, (_, n) => String(n + 1));
	const open = new Set(parcels);
	const runs: Array<Promise<void>> = [];
	const start = Date.now();
	for (let n = 0; n < 40 && open.size > 0; n += 1) {
		const limits = isGuarded ? { sendBefore: Date.now() + claimMs / 2 } : {};
		const ended = run(api, [...open], limits);
		runs.push(ended.then((told) => told.forEach((id) => open.delete(id))));
		await sleep(start + (n + 1) * claimMs - Date.now());
	}
	await Promise.all(runs);
	const twice = [...mails.values()].filter((count) => count > 1).length;
	return { twice, untold: PARCELS - mails.size };
}

/** Plays it through on a clock that does not wait. */
async function play(claimMs: number, callMs: number, isGuarded = true) {
	jest.useFakeTimers();
	try {
		const outcome = simulate(claimMs, callMs, isGuarded);
		await jest.runAllTimersAsync();
		return await outcome;
	} finally {
		jest.useRealTimers();
	}
}

describe('a run that takes over from one that is slow, and not dead', () => {
	it('e-mails nobody a second time', async () => {
		// 400 parcels take A 1,600 s, and its claims count as dead after 600 s.
		expect(await play(600 * SECOND, 10 * SECOND)).toEqual({ twice: 0, untold: 0 });
	});

	it('would, if nothing kept the slow one back', async () => {
		const { twice } = await play(600 * SECOND, 10 * SECOND, false);
		expect(twice).toBeGreaterThan(100);
	});

	it('e-mails nobody a second time, however slow Etsy is', async () => {
		const seconds = fc.tuple(fc.integer({ min: 60, max: 900 }), fc.integer({ min: 1, max: 29 }));
		await fc.assert(
			fc.asyncProperty(seconds, async ([claim, call]) => {
				expect((await play(claim * SECOND, call * SECOND)).twice).toBe(0);
			}),
			{ numRuns: 15 },
		);
	});
});
