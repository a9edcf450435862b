import { runNode } from '../support/engine';
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../core/domain/order';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { ADDRESS, aLine, anOrder } from '../support/examples';
import { EMPTY_TABLE, mapRow } from '../support/table-rows';

async function resolve(
	orders: Array<Order | IDataObject>,
	map: IDataObject[] | null = [mapRow()],
	onError: 'continueErrorOutput' | 'stopWorkflow' = 'continueErrorOutput',
) {
	const run = await runNode({
		node: new VariantMap(),
		parameters: { operation: 'resolve' },
		inputs: [orders.map((order) => ({ ...order })), ...(map === null ? [] : [map])],
		onError,
	});
	const [resolved = [], inNeed = [], failed = []] = run.outputs;
	const mappings = resolved.map(({ json }) =>
		(json.lines as Array<{ mapping: IDataObject }>).map(({ mapping }) => mapping),
	);
	return { ...run, resolved, inNeed, failed, mappings };
}

it('says of each line what to print, and leaves the rest of the order as it was', async () => {
	const order = anOrder({ lines: [aLine(), aLine({ lineId: '10012', sku: 'NOBODY-KNOWS' })] });
	const { resolved, failed, mappings, hints } = await resolve([order]);
	expect(mappings).toEqual([
		[
			{
				status: 'mapped',
				provider: 'printify',
				source: { kind: 'storeVariant', productId: 'p1', variantId: 'v1' },
				matchedBy: 'sku',
				rowId: '1',
			},
			{
				status: 'attention',
				code: 'unmapped',
				message: expect.stringContaining('SKU NOBODY-KNOWS'),
				hint: expect.stringContaining('POD Variant Map'),
			},
		],
	]);
	expect(resolved[0]?.json).toMatchObject({
		receiptId: '1001',
		shipTo: ADDRESS,
		total: order.total,
	});
	expect([failed, hints]).toEqual([[], []]);
});

it('pairs each order with its item, and sends what is no order to the error output', async () => {
	const broken = { ...anOrder({ receiptId: '1002' }), lines: 'none' };
	const { resolved, failed, error } = await resolve([
		{ hello: 'world' },
		anOrder(),
		broken,
		{},
		anOrder({ receiptId: '1003' }),
	]);
	expect(error).toBeUndefined();
	expect(resolved.map(({ json, pairedItem }) => [json.receiptId, pairedItem])).toEqual([
		['1001', { item: 1, input: 0 }],
		['1003', { item: 4, input: 0 }],
	]);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0, input: 0 },
		{ item: 2, input: 0 },
	]);
	expect(failed[1]?.json).toMatchObject({
		receiptId: '1002',
		failure: { category: 'validation', retryable: false, fields: ['lines'] },
	});
});

it('stops at what is no order when the user did not choose otherwise', async () => {
	const { error } = await resolve([anOrder(), { hello: 'world' }], [mapRow()], 'stopWorkflow');
	expect(error?.message).toMatch(/not an order/);
	expect(error?.description).toMatch(/Etsy node/);
});

it('gives nothing for the placeholder of an empty list of orders', async () => {
	const { resolved, failed, error } = await resolve([{}]);
	expect([resolved, failed, error]).toEqual([[], [], undefined]);
});

it('tells an empty map from one that was not read', async () => {
	const empty = await resolve([anOrder()], EMPTY_TABLE);
	expect(empty.mappings).toEqual([[expect.objectContaining({ code: 'unmapped' })]]);
	for (const map of [[], null]) {
		const { resolved, failed } = await resolve([anOrder()], map);
		expect(resolved).toEqual([]);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.json).toMatchObject({
			receiptId: '1001',
			failure: {
				message: expect.stringContaining("'Variant Map'"),
				hint: expect.stringContaining('Always Output Data'),
			},
		});
	}
});

it('refuses rows of another table', async () => {
	const { resolved, failed } = await resolve([anOrder()], [{ id: 1, name: 'partial_orders' }]);
	expect(resolved).toEqual([]);
	expect(failed[0]?.json.error).toMatch(/not the table POD Variant Map/);
});

it('lets a bad row cost only its own lines, and says so on the line and beside the output', async () => {
	const map = [
		mapRow({ id: 1, provider: 'printfy' }),
		mapRow({ id: 2, sku: 'CAP', providerSku: 'cap-1' }),
		mapRow({ id: 3, sku: 'MUG', options: 'Size' }),
	];
	const lines = [aLine(), aLine({ lineId: '10012', sku: 'CAP' })];
	const { mappings, hints } = await resolve([anOrder({ lines })], map);
	expect(mappings[0]).toMatchObject([
		{
			status: 'attention',
			code: 'broken_row',
			message: 'Variant Map row 1 (SKU TEE-BLK-M): the provider is missing or unknown.',
			hint: expect.stringContaining('printify'),
		},
		{ status: 'mapped', rowId: '2' },
	]);
	expect(hints).toEqual([
		{
			message: expect.stringMatching(/^2 row\(s\).*row 1 \(SKU TEE-BLK-M\).*row 3 \(SKU MUG\)/s),
			location: 'outputPane',
			type: 'warning',
		},
	]);
});

it('names the bad row also for lines that have a number as SKU, or none', async () => {
	const map = [
		mapRow({ id: 1, sku: 4711, provider: '' }),
		mapRow({ id: 2, sku: '', listingId: 900, options: 'Size' }),
	];
	const options = [{ name: 'Size', value: 'M' }];
	const lines = [
		aLine({ lineId: '1', sku: '4711', listingId: '901' }),
		aLine({ lineId: '2', sku: '', listingId: '900', options }),
		aLine({ lineId: '3', sku: '', listingId: '902', options }),
	];
	const { mappings } = await resolve([anOrder({ lines })], map);
	expect(mappings[0]).toMatchObject([
		{ code: 'broken_row', message: expect.stringContaining('row 1 (SKU 4711)') },
		{ code: 'broken_row', message: expect.stringContaining('row 2') },
		{ code: 'unmapped' },
	]);
});

it('gives each line that needs a person by an output of its own, without buyer data', async () => {
	const answer = { question: 'Name', answer: 'Secret Sam' };
	const lines = [
		aLine({ lineId: '1' }),
		aLine({ lineId: '2', sku: 'TEE-BLK-N', personalization: [answer] }),
	];
	const { resolved, inNeed } = await resolve([anOrder({ lines })]);
	expect(resolved).toHaveLength(1);
	expect(inNeed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0, input: 0 }]);
	expect(inNeed[0]?.json).toMatchObject({
		receiptId: '1001',
		lineId: '2',
		code: 'unmapped',
		candidates: [{ sku: 'TEE-BLK-M', rowId: '1' }],
	});
	expect(JSON.stringify(inNeed)).not.toMatch(/Secret Sam|Lovelace|Byron/);
});

it('gives single mapped lines where that is chosen, each line once', async () => {
	const lines = [aLine({ lineId: '1' }), aLine({ lineId: '2', sku: 'NOBODY-KNOWS' })];
	const { outputs } = await runNode({
		node: new VariantMap(),
		parameters: { operation: 'resolve', giveOut: 'lines' },
		inputs: [[{ ...anOrder({ lines }) }], [mapRow()]],
	});
	const ids = outputs.map((items) => items.map(({ json }) => json.lineId));
	expect(ids).toEqual([['1'], ['2']]);
	expect(outputs[0]?.[0]?.json).toMatchObject({ status: 'mapped', provider: 'printify' });
});
