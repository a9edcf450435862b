import type { IDataObject } from 'n8n-workflow';
import { BigShop, suggest } from '../support/big-shop';

let shop: BigShop;

async function open(count: number): Promise<void> {
	shop = await BigShop.open(count);
}
afterEach(async () => await shop.close());

const check = (checkWith = 'all') => ({ operation: 'check', checkWith, options: {} });

it('finds nothing wrong with rows that were just proposed, and then what has changed', async () => {
	await open(8);
	const proposed = await shop.run(suggest({}, { takeCertain: true }));
	const map = (proposed.outputs[0] ?? []).map((row, i): IDataObject => ({ id: i + 1, ...row }));
	const sound = await shop.run(check(), map);
	expect(sound.outputs[0]).toEqual([]);
	expect(sound.outputs[1]).toEqual([expect.objectContaining({ rows: 24, findings: 0, errors: 0 })]);

	const [first = {}, second = {}, third = {}, ...others] = map;
	const worse = [
		{ ...first, providerVariantId: '99999' },
		{ ...second, costMinor: 2500 },
		{ ...third, listingId: '1', sku: 'NOWHERE' },
		...others,
		{ ...others[0], id: 90, providerVariantId: '601', options: others[0]?.options },
		{ ...others[1], id: 91, provider: 'nobody' },
	];
	const { outputs, error } = await shop.run(check(), worse);
	expect(error).toBeUndefined();
	const codes = (outputs[0] ?? []).map(({ code }) => code);
	expect(codes).toEqual(
		expect.arrayContaining([
			...['printer_variant_gone', 'cost_changed', 'listing_gone', 'unmapped', 'broken_row'],
		]),
	);
	const gone = (outputs[0] ?? []).find(({ code }) => code === 'printer_variant_gone');
	expect(gone).toMatchObject({ severity: 'error', rowId: '1', change: { state: 'sold_out' } });
	const order = ['error', 'warning', 'info'];
	const places = (outputs[0] ?? []).map(({ severity }) => order.indexOf(String(severity)));
	expect(places).toEqual([...places].sort());
});

it('leaves rows of another shop to the credentials of that shop', async () => {
	await open(2);
	const proposed = await shop.run(suggest({}, { takeCertain: true }));
	const map = (proposed.outputs[0] ?? []).map((row, i): IDataObject => ({ id: i + 1, ...row }));
	const elsewhere = { ...map[0], id: 99, shopId: '999', listingId: '77', providerVariantId: '1' };
	const { outputs } = await shop.run(check(), [...map, elsewhere]);
	expect(outputs[0]).toEqual([]);
	expect(outputs[1]).toEqual([
		expect.objectContaining({ shopId: String(map[0]?.shopId), rows: map.length, findings: 0 }),
	]);
});

it('checks the rows alone without a call', async () => {
	await open(2);
	const { outputs } = await shop.run(check('none'), [{ id: 1, sku: 'A', provider: 'nobody' }]);
	expect(outputs[0]).toEqual([expect.objectContaining({ code: 'broken_row', severity: 'error' })]);
	expect(shop.calls).toEqual([]);
});
