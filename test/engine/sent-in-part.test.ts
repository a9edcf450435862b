import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../nodes/Etsy/Etsy.node';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { etsyReceiptAt } from '../fixtures/etsy';
import { runNode } from '../support/engine';
import { fakeEtsy, SHOP_ID, TOKEN } from '../support/fake-etsy';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const now = () => new Date().toISOString();
const sent = ledgerRow({ shippedAt: '2026-02-28T10:00:00.000Z' });
const rest = ledgerRow({ id: 2, externalId: 'etsy-777-1001-2', state: 'retry', lineIds: '2' });
const left = ledgerRow({
	...{ id: 3, externalId: 'etsy-777-1001-0', state: 'ignored', reason: 'served_elsewhere' },
	...{ provider: 'acme', lineIds: '3', createdAt: now() },
});
const hold = { key: '1001:4:unmapped', kind: 'hold', state: 'open', shopId: '777' };

async function find(inputs: IDataObject[][], parameters: IDataObject = {}) {
	return await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', operation: 'sentInPart', ...parameters },
		inputs,
		onError: 'continueErrorOutput',
	});
}

const jsons = (items: Array<{ json: IDataObject }> = []) => items.map(({ json }) => json);
const FOUND = [{ shopId: '777', receiptId: '1001' }];

describe('Find Sent in Part', () => {
	it.each<[string, IDataObject[], IDataObject[], IDataObject[]]>([
		['of which the rest is tried again', [sent, rest], EMPTY_TABLE, FOUND],
		[
			'of which a line is held',
			[sent],
			[{ ...hold, receiptId: '1001', lineId: '4', updatedAt: now() }],
			FOUND,
		],
		['that is complete: none', [sent], EMPTY_TABLE, []],
		['in an empty ledger: none', EMPTY_TABLE, EMPTY_TABLE, []],
	])('names an order %s', async (_what, ledger, exceptions, found) => {
		expect(jsons((await find([ledger, exceptions])).outputs[0])).toEqual(found);
	});

	it('names a line left to a supplier where suppliers are asked for, and where one is known', async () => {
		const acme = { suppliers: 'acme = http https://acme.example/orders' };
		const named = async (parameters: IDataObject) =>
			jsons((await find([[sent, left], EMPTY_TABLE], parameters)).outputs[0]);
		expect(await named({ maker: 'suppliers', settings: acme })).toEqual(FOUND);
		expect(await named({ maker: 'suppliers' })).toEqual([]);
		expect(await named({ settings: acme })).toEqual([]);
	});

	it('names a setting that cannot be used, and a table that is another one', async () => {
		const other = await find([[{ sku: 'TEE' }], EMPTY_TABLE]);
		expect(other.outputs[1]?.[0]?.json).toMatchObject({ failure: { category: 'validation' } });
		const wrong = await find([[sent], EMPTY_TABLE], {
			...{ maker: 'suppliers', settings: { suppliers: 'acme by pigeon' } },
		});
		expect(JSON.stringify(wrong.outputs[1]?.[0]?.json)).toContain('suppliers');
	});
});

describe('Include Sent in Part', () => {
	beforeEach(() => nock.disableNetConnect());
	afterEach(() => nock.cleanAll());

	const shipped = (number: number, ...codes: string[]) =>
		etsyReceiptAt(number, number, {
			...{ is_shipped: true, status: 'Completed' },
			shipments: codes.map((tracking_code, at) => ({
				...{ receipt_shipping_id: at + 1, shipment_notification_timestamp: 1_793_491_200 },
				...{ carrier_name: 'usps', tracking_code },
			})),
		});
	const receipts = [etsyReceiptAt(3, 3), shipped(1, 'AB 12'), shipped(2, 'AB12', 'ZZ9')];
	let runs = 0;
	async function list(sentInPart: string | IDataObject[]) {
		const seen = fakeEtsy({ receipts });
		const { outputs, error } = await runNode({
			node: new Etsy(),
			parameters: {
				...{ resource: 'order', operation: 'getAll', returnAll: true },
				options: { sentInPart } as INodeParameters,
			},
			credentials: {
				etsyOAuth2Api: {
					...{ clientId: `in-part-${(runs += 1)}`, sharedSecret: 'secret' },
					oauthTokenData: { access_token: TOKEN, refresh_token: '901.r' },
				} as unknown as Record<string, string>,
			},
			credentialTypes: [new EtsyOAuth2Api()],
		});
		const byNumber = seen.filter(({ path }) => /receipts\/\d+$/.test(path));
		return { orders: jsons(outputs[0]), calls: byNumber.length, error };
	}
	const parcel = (
		receiptId: string | number,
		trackingNumber: string,
		shopId?: string | number,
	) => ({
		...{ receiptId, trackingNumber },
		...(shopId === undefined ? {} : { shopId }),
	});

	it('reads them too, and takes those for open of which Etsy shows no other parcel', async () => {
		const rows = [parcel('1', 'ab12', SHOP_ID), parcel(2, 'AB12'), parcel('3', 'AB12')];
		const { orders, calls } = await list(JSON.stringify(rows));
		expect(orders.map(({ receiptId, state }) => [receiptId, state])).toEqual([
			['1', 'open'],
			['2', 'shipped'],
			['3', 'open'],
		]);
		expect(calls).toBe(2);
	});

	it('calls for none of another shop, and for none where none is named', async () => {
		expect((await list([parcel('1', 'AB12', '4711')])).calls).toBe(0);
		expect((await list([])).calls).toBe(0);
	});

	it('names what cannot be used', async () => {
		const { error } = await list([{ trackingNumber: 'AB12' }]);
		expect(String(error?.message)).toContain('Include Sent in Part');
	});
});
