import { failure } from '../../../core/domain/failure';
import { locateUpdates, type Located } from '../../../core/domain/inventory/apply';
import { planLocated } from '../../../core/domain/inventory/plan';
import type { RowSet } from '../../../core/domain/inventory/types';
import { fail, ok, type Result } from '../../../core/domain/result';
import type { EtsyCall } from '../../../core/etsy/caller';
import { toInventory } from '../../../core/etsy/inventory/to-inventory';
import { listingInventory } from '../../../core/etsy/inventory/schemas';
import { writeInventory } from '../../../core/etsy/inventory/write';
import { valueOf } from '../../support/result';

interface RawOffering {
	quantity: number;
	price: { amount: number; divisor: number; currency_code: string };
	is_enabled: boolean;
	readiness_state_id: number | null;
}

/** An inventory as Etsy sends it: two sizes. */
function raw(quantities: [number, number], more: Partial<RawOffering> = {}, ids = [11, 12]) {
	return {
		products: ['S', 'M'].map((size, index) => ({
			product_id: index + 1,
			sku: `TEE-${size}`,
			property_values: [
				{ property_id: 513, property_name: 'Size', value_ids: [ids[index]], values: [size] },
			],
			offerings: [
				{
					offering_id: index + 1,
					quantity: quantities[index],
					price: { amount: 2000, divisor: 100, currency_code: 'USD' },
					is_enabled: true,
					readiness_state_id: 9,
					...more,
				},
			],
		})),
		price_on_property: [],
		quantity_on_property: [513],
		sku_on_property: [513],
		readiness_state_on_property: [],
	};
}

type Answers = Record<string, unknown[]>;

/** Answers each operation with the next of its list; the last one stays. */
function answering(answers: Answers) {
	const seen: string[] = [];
	const call: EtsyCall = async (what) => {
		seen.push(what.operation);
		const list = answers[what.operation] ?? [];
		const answer = list.length > 1 ? list.shift() : list[0];
		if (answer === undefined) return fail(down(what.operation));
		return ok(what.schema.parse(answer));
	};
	return { call, seen };
}

function down(operation: string) {
	return failure({
		category: 'service_down',
		provider: 'etsy',
		operation,
		message: 'Etsy is down.',
		hint: 'Wait.',
	});
}

function planOf(quantities: [number, number], set: RowSet) {
	const before = valueOf(toInventory('5', listingInventory.parse(raw(quantities))));
	const updates = [{ match: { sku: 'TEE-S' }, set }];
	const located = locateUpdates(before.products, updates).map((one: Result<Located>) =>
		valueOf(one),
	);
	return valueOf(planLocated(before, located));
}

const READ = 'getListingInventory';
const WRITE = 'updateListingInventory';
const LINKS = 'getListingVariationImages';
const write = async (call: EtsyCall, set: RowSet = { quantity: 20 }, restoreImages = false) =>
	await writeInventory(
		call,
		{ shopId: '1', listingId: '5', plan: planOf([3, 5], set) },
		{ restoreImages, readBack: true },
	);

describe('what is read back after a write', () => {
	test('as it was sent: all is well', async () => {
		const { call, seen } = answering({ [WRITE]: [raw([20, 5])], [READ]: [raw([20, 5])] });
		expect(await write(call)).toMatchObject({ ok: true });
		expect(seen).toEqual([WRITE, READ]);
	});

	test.each<[string, [number, number], Partial<RawOffering>]>([
		['a write that Etsy swallowed', [3, 5], {}],
		['more than was sent', [25, 5], {}],
		['another price', [20, 5], { price: { amount: 2100, divisor: 100, currency_code: 'USD' } }],
		['another processing profile', [20, 5], { readiness_state_id: 8 }],
		['disabled', [20, 5], { is_enabled: false }],
	])('%s: unclear, with what differs', async (_what, quantities, more) => {
		const { call } = answering({ [WRITE]: [raw([20, 5])], [READ]: [raw(quantities, more)] });
		const outcome = await write(call);
		expect(outcome).toMatchObject({
			ok: false,
			isWritten: true,
			failure: { category: 'unclear', retryable: false },
		});
		expect('differs' in outcome && outcome.differs?.length).toBeGreaterThan(0);
	});

	test.each<[string, [number, number]]>([
		['of the row that was changed', [19, 5]],
		['of another row', [20, 4]],
	])('a sale %s in the meantime is no difference', async (_what, quantities) => {
		const { call } = answering({ [WRITE]: [raw([20, 5])], [READ]: [raw(quantities)] });
		expect(await write(call)).toMatchObject({ ok: true });
	});

	test('a processing profile that Etsy does not tell is no difference', async () => {
		const silent = raw([20, 5], { readiness_state_id: null });
		const { call } = answering({ [WRITE]: [raw([20, 5])], [READ]: [silent] });
		expect(await write(call)).toMatchObject({ ok: true });
	});

	test('not readable: the write stands, and it says so', async () => {
		const { call } = answering({ [WRITE]: [raw([20, 5])] });
		expect(await write(call)).toMatchObject({
			ok: false,
			isWritten: true,
			failure: { hint: expect.stringContaining('were written') },
		});
	});
});

describe('a write of which nobody knows whether it arrived', () => {
	test('is a success where the listing is as it was to be', async () => {
		const { call, seen } = answering({ [READ]: [raw([20, 5])] });
		expect(await write(call)).toMatchObject({ ok: true });
		expect(seen).toEqual([WRITE, READ, READ]);
	});

	test('is a failure where it is not', async () => {
		const { call } = answering({ [READ]: [raw([3, 5])] });
		expect(await write(call)).toMatchObject({
			ok: false,
			isWritten: false,
			failure: { category: 'service_down' },
		});
	});
});

describe('links of images', () => {
	const images = { results: [{ listing_image_id: 77, rank: 1 }] };
	const link = (value_id: number, image_id = 77) => ({
		results: [{ property_id: 513, value_id, value: 'S', image_id }],
	});

	test('are put back under the new ids of their values', async () => {
		const { call, seen } = answering({
			[LINKS]: [link(11)],
			getListingImages: [images],
			[WRITE]: [raw([20, 5], {}, [91, 92])],
			updateVariationImages: [link(91)],
			[READ]: [raw([20, 5], {}, [91, 92])],
		});
		expect(await write(call, { quantity: 20 }, true)).toMatchObject({
			ok: true,
			value: { imagesRestored: 1, imagesLost: 0 },
		});
		expect(seen).toEqual([LINKS, 'getListingImages', WRITE, 'updateVariationImages', READ]);
	});

	test('that cannot be put back are handed out', async () => {
		const { call } = answering({
			[LINKS]: [link(11)],
			getListingImages: [images],
			[WRITE]: [raw([20, 5])],
		});
		expect(await write(call, { quantity: 20 }, true)).toMatchObject({
			ok: false,
			isWritten: true,
			images: [{ propertyId: '513', valueId: '11', imageId: '77' }],
			failure: { message: expect.stringContaining('could not be linked again') },
		});
	});

	test('that Etsy took differently are told', async () => {
		const { call } = answering({
			[LINKS]: [link(11)],
			getListingImages: [images],
			[WRITE]: [raw([20, 5])],
			updateVariationImages: [{ results: [] }],
		});
		expect(await write(call, { quantity: 20 }, true)).toMatchObject({ ok: false, isWritten: true });
	});

	test('that cannot be read keep the write from being made', async () => {
		const { call, seen } = answering({});
		expect(await write(call, { quantity: 20 }, true)).toMatchObject({
			ok: false,
			isWritten: false,
		});
		expect(seen).toEqual([LINKS]);
	});
});
