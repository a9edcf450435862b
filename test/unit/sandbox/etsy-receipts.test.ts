import { type EtsyBench, SHOP, shopScenario, startEtsy } from './support';

const FIRST = 3500000001;
const nowSeconds = async (etsy: EtsyBench) => Math.floor((await etsy.control.clock()).nowMs / 1000);

async function withEtsy(
	scenario: Parameters<typeof startEtsy>[0],
	run: (etsy: EtsyBench) => Promise<void>,
): Promise<void> {
	const etsy = await startEtsy(scenario);
	try {
		await run(etsy);
	} finally {
		await etsy.close();
	}
}

interface Row {
	receipt_id: number;
	status: string;
	is_paid: boolean;
	created_timestamp: number;
	updated_timestamp: number;
}

async function list(etsy: EtsyBench, query = ''): Promise<{ count: number; results: Row[] }> {
	const { data, status } = await etsy.get(`${SHOP}/receipts?limit=100&${query}`);
	expect(status).toBe(200);
	return data as { count: number; results: Row[] };
}

const ids = ({ results }: { results: Row[] }) => results.map((row) => row.receipt_id - FIRST);

describe('the life of an order', () => {
	test('it arrives, is paid and is cancelled at its times', async () => {
		const scenario = shopScenario(
			{ arrivesAfterSeconds: 100, paidAfterSeconds: 200, canceledAfterSeconds: 300 },
			{ arrivesAfterSeconds: -50, paidAfterSeconds: null },
		);
		await withEtsy(scenario, async (etsy) => {
			expect(ids(await list(etsy))).toEqual([1]);
			expect((await etsy.get(`${SHOP}/receipts/${FIRST}`)).status).toBe(404);
			await etsy.control.advance({ seconds: 100 });
			const arrived = (await etsy.get(`${SHOP}/receipts/${FIRST}`)).data as Row;
			expect(arrived).toMatchObject({ is_paid: false, status: 'payment processing' });
			expect(arrived.updated_timestamp).toBe(arrived.created_timestamp);

			await etsy.control.advance({ seconds: 100 });
			const paid = (await etsy.get(`${SHOP}/receipts/${FIRST}`)).data as Row;
			expect(paid).toMatchObject({ is_paid: true, status: 'paid' });
			expect(paid.updated_timestamp).toBe(paid.created_timestamp + 100);

			await etsy.control.advance({ seconds: 100 });
			const canceled = (await etsy.get(`${SHOP}/receipts/${FIRST}`)).data as Row;
			expect(canceled.status).toBe('canceled');
			// Cancelling does not move it (facts/etsy.md 9).
			expect(canceled.updated_timestamp).toBe(paid.updated_timestamp);
			expect(await list(etsy, 'was_paid=false')).toMatchObject({ results: [{ status: 'open' }] });
		});
	});

	test('filters, sorting and pages', async () => {
		const scenario = shopScenario(
			{ arrivesAfterSeconds: -300 },
			{ arrivesAfterSeconds: -200, paidAfterSeconds: -100 },
			{ arrivesAfterSeconds: -250, canceledAfterSeconds: -240 },
			{ arrivesAfterSeconds: -150, paidAfterSeconds: null },
		);
		await withEtsy(scenario, async (etsy) => {
			expect(ids(await list(etsy))).toEqual([3, 1, 2, 0]);
			expect(ids(await list(etsy, 'sort_order=up'))).toEqual([0, 2, 1, 3]);
			expect(ids(await list(etsy, 'sort_on=updated&sort_order=asc'))).toEqual([0, 2, 3, 1]);
			expect(ids(await list(etsy, 'was_paid=true&was_shipped=false'))).toEqual([1, 2, 0]);
			expect(ids(await list(etsy, 'was_paid=1&was_canceled=0'))).toEqual([1, 0]);
			expect(ids(await list(etsy, 'was_canceled=true'))).toEqual([2]);
			expect(ids(await list(etsy, 'was_shipped=true'))).toEqual([]);
			const since = (await nowSeconds(etsy)) - 160;
			expect(ids(await list(etsy, `min_created=${since}`))).toEqual([3]);
			expect(ids(await list(etsy, `min_last_modified=${since}`))).toEqual([3, 1]);
			// Of repeated keys the last one stays.
			const { data } = await etsy.get(`${SHOP}/receipts?limit=3&limit=1&offset=1`);
			expect(data).toMatchObject({ count: 4, results: [{ receipt_id: FIRST + 1 }] });
			for (const query of ['limit=0', 'was_paid=yes', 'sort_on=name', 'offset=-1', 'limit=ten']) {
				expect((await etsy.get(`${SHOP}/receipts?${query}`)).status).toBe(400);
			}
		});
	});
});

describe('what a key may see and do', () => {
	const gated = shopScenario({ buyer_email: 'buyer@buyers.example' });
	const open = structuredClone(gated);
	Object.assign(gated.shops?.[0] ?? {}, { addressesVisible: false, trackingAllowed: false });
	Object.assign(open.shops?.[0] ?? {}, { emailsVisible: true });
	const tracking = { tracking_code: '1Z', carrier_name: 'ups' };

	test('a gated key gets no address and may not send tracking', async () => {
		await withEtsy(gated, async (etsy) => {
			const { data } = await etsy.get(`${SHOP}/receipts/${FIRST}`);
			expect(data).toMatchObject({
				name: '',
				first_line: null,
				second_line: null,
				city: null,
				state: null,
				zip: null,
				country_iso: null,
				formatted_address: null,
				buyer_email: null,
			});
			const answer = await etsy.send('POST', `${SHOP}/receipts/${FIRST}/tracking`, tracking);
			expect(answer).toMatchObject({ status: 403, data: { error: 'Unauthorized' } });
			expect((await etsy.control.counts()).buyerEmails).toEqual({});
		});
	});

	test('an open key may; each success is one e-mail, also for the same parcel', async () => {
		await withEtsy(open, async (etsy) => {
			const path = `${SHOP}/receipts/${FIRST}/tracking`;
			expect((await etsy.get(`${SHOP}/receipts/${FIRST}`)).data).toMatchObject({
				buyer_email: 'buyer@buyers.example',
			});
			expect((await etsy.send('POST', path, tracking)).data).toMatchObject({
				is_shipped: true,
				status: 'completed',
				shipments: [{ carrier_name: 'ups', tracking_code: '1Z' }],
			});
			await etsy.send('POST', path, tracking);
			expect((await etsy.control.counts()).buyerEmails).toEqual({ [FIRST]: 2 });
		});
	});
});

describe('encodings', () => {
	const scenario = shopScenario({ country_iso: 'US', paidAfterSeconds: null });
	const path = `${SHOP}/receipts/${FIRST}`;
	const form = { 'content-type': 'application/x-www-form-urlencoded' };

	test('tracking takes JSON with the right types, and needs tracking within the US', async () => {
		await withEtsy(scenario, async (etsy) => {
			const post = async (body: unknown, headers = {}) =>
				(await etsy.send('POST', `${path}/tracking`, body, headers)).status;
			expect(await post('tracking_code=1Z&carrier_name=ups', form)).toBe(400);
			expect(await post({ tracking_code: 123, carrier_name: 'ups' })).toBe(400);
			expect(await post({})).toBe(400);
			expect(await post('{"tracking_code":', { 'content-type': 'application/json' })).toBe(400);
			expect((await etsy.control.counts()).buyerEmails).toEqual({});
		});
	});

	test('an update takes a form and silently ignores JSON', async () => {
		await withEtsy(scenario, async (etsy) => {
			const json = await etsy.send('PUT', path, { was_paid: true });
			expect(json).toMatchObject({ status: 200, data: { is_paid: false } });
			const real = await etsy.send('PUT', path, 'was_paid=true&was_shipped=true', form);
			expect(real).toMatchObject({ status: 200, data: { is_paid: true, is_shipped: false } });
		});
	});

	test('ids in one value separated by commas; repeated keys keep one', async () => {
		await withEtsy(scenario, async (etsy) => {
			const batch = async (query: string) =>
				(await etsy.get(`/v3/application/listings/batch?${query}`)).data as { count: number };
			const [a, b] = [10000001001, 10000001002];
			expect((await batch(`listing_ids=${a},${b}`)).count).toBe(2);
			expect((await batch(`listing_ids=${a}&listing_ids=${b}`)).count).toBe(1);
			expect((await batch(`listing_ids=${a},5`)).count).toBe(1);
			const inventory = `/v3/application/listings/batch/inventory?listing_ids=${a},5`;
			expect((await etsy.get(inventory)).status).toBe(404);
		});
	});
});

test('personalisation answers are variations with property 54', async () => {
	const scenario = shopScenario({});
	const line = scenario.receipts?.[0]?.lines[0];
	if (line) line.personalization = [{ questionId: 7, question: 'Name', answer: 'Ysolde' }];
	await withEtsy(scenario, async (etsy) => {
		const { data } = await etsy.get(`${SHOP}/receipts/${FIRST}/transactions`);
		expect(data.results[0].variations).toContainEqual({
			property_id: 54,
			value_id: null,
			formatted_name: 'Name',
			formatted_value: 'Ysolde',
			question_id: 7,
		});
	});
});
