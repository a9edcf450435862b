import axios from 'axios';

import type { Sandbox, Scenario } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { gootenExceptions } from './support/exceptions/gooten';
import { type Call, Exerciser } from './support/exercise';
import { BILLING_KEY, CANVAS, gootenWorld, MUG, RECIPE, SHIRT } from './support/gooten-world';
import { describeContract, loadSpec } from './support/openapi';
import { Receiver } from './support/receiver';

const SOURCE = '/api/v/5/source/api';
const UNPAID = 'recipe-without-payment';

const address = {
	FirstName: 'Ada',
	LastName: 'Buyer',
	Line1: '1 Main St',
	City: 'Springfield',
	State: 'IL',
	CountryCode: 'US',
	PostalCode: '62704',
};

const item = (SourceId: string, SKU = CANVAS, changes: object = {}) => ({
	SourceId,
	SKU,
	Quantity: 1,
	ShipType: 'standard',
	Images: [{ Url: 'https://files.example.com/cat.png', Index: 0 }],
	...changes,
});

const orderBody = (changes: Record<string, unknown> = {}) => ({
	ShipToAddress: address,
	BillingAddress: address,
	Items: [item('a')],
	Payment: { PartnerBillingKey: BILLING_KEY, CurrencyCode: 'USD' },
	SourceId: 'ref-1',
	IsPartnerSourceIdUnique: true,
	...changes,
});

interface Order {
	Id: string;
	GootenId: number;
	Items: Array<{ SourceId: string; Status: string; TrackingNumber: string | null }>;
}

interface Refusal {
	HadError: boolean;
	Errors: Array<{ ErrorMessage: string; PropertyName: string; AttemptedValue: unknown }>;
}

/** What Gooten does and refuses (facts/gooten.md), as raw calls. */
describeContract('Gooten sandbox', () => {
	let receiver: Receiver;
	let sandbox: Sandbox;
	let exerciser: Exerciser;

	beforeAll(async () => {
		receiver = await Receiver.start();
		const accounts = [
			{
				recipeId: RECIPE,
				partnerBillingKey: BILLING_KEY,
				taxPercent: 7,
				webhookUrl: `${receiver.url}?orderid=`,
			},
			{ recipeId: UNPAID, partnerBillingKey: BILLING_KEY, hasPaymentMethod: false },
		];
		const scenario: Scenario = { gooten: { ...gootenWorld.gooten, accounts } };
		sandbox = await startSandbox({ scenario });
		const spec = loadSpec('gooten-openapi.yaml', gootenExceptions);
		exerciser = new Exerciser(spec, sandbox.urls.gooten);
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		receiver.received.length = 0;
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	const call = async (method: string, path: string, rest: Partial<Call> = {}) => {
		const query = { recipeid: RECIPE, ...(rest.query as Record<string, string>) };
		const answer = await exerciser.call({ method, path, ...rest, query });
		expect({ path, violations: answer.responseViolations }).toEqual({ path, violations: [] });
		expect({ path, status: answer.status }).toEqual({ path, status: 200 });
		return answer.body;
	};
	const refused = async (method: string, path: string, rest: Partial<Call> = {}) => {
		const body = (await call(method, path, rest)) as Refusal;
		expect({ path, body }).toMatchObject({ path, body: { HadError: true } });
		return body.Errors;
	};
	const create = async (changes: Record<string, unknown> = {}) => {
		const body = await call('POST', `${SOURCE}/orders/`, { body: orderBody(changes) });
		expect(body).toMatchObject({ Id: expect.any(String) as unknown, HadError: false });
		return (body as { Id: string }).Id;
	};
	const read = async (id: string) =>
		(await call('GET', `${SOURCE}/orders/`, { query: { id } })) as Order;
	const statuses = async (id: string) => (await read(id)).Items.map(({ Status }) => Status);
	const setStatus = { partnerBillingKey: BILLING_KEY };
	const made = async () => (await sandbox.control.counts()).providerOrders.gooten;
	const deliveries = async () => {
		const url = `${sandbox.urls.control}/__sandbox__/gooten/webhooks`;
		const { data } = await axios.get<Array<{ outcome: string; statuses: string[] }>>(url, {
			proxy: false,
		});
		return data;
	};

	test('a second order with the same number is refused where it is asked for, and only there', async () => {
		await create();
		const [why] = await refused('POST', `${SOURCE}/orders/`, { body: orderBody() });
		expect(why).toMatchObject({ PropertyName: 'SourceId', AttemptedValue: 'ref-1' });
		expect(await made()).toEqual({ 'ref-1': 1 });
		await create({ IsPartnerSourceIdUnique: false });
		expect(await made()).toEqual({ 'ref-1': 2 });
	});

	test('wrong secrets are refused with status 200, and come back in the refusal', async () => {
		const Payment = { PartnerBillingKey: 'not-the-key', CurrencyCode: 'USD' };
		const [why] = await refused('POST', `${SOURCE}/orders/`, { body: orderBody({ Payment }) });
		expect(why).toMatchObject({
			PropertyName: 'PartnerBillingKey',
			AttemptedValue: 'not-the-key',
			ErrorMessage: expect.stringContaining('not-the-key') as unknown,
		});
		await refused('GET', `${SOURCE}/ordersearch`, { query: { partnerBillingKey: 'no' } });
		await refused('GET', `${SOURCE}/products`, { query: { recipeid: 'no', countryCode: 'US' } });
		expect(await made()).toBeUndefined();
	});

	test('the recipe may be written in any way', async () => {
		const { data } = await axios.get<{ HadError: boolean }>(
			`${sandbox.urls.gooten}${SOURCE}/products?RecipeID=${RECIPE}&CountryCode=US`,
			{ proxy: false },
		);
		expect(data.HadError).toBe(false);
	});

	test('items move each by itself, and go in a parcel a vendor', async () => {
		const id = await create({ Items: [item('a'), item('b', SHIRT), item('c', MUG)] });
		expect(await statuses(id)).toEqual(['ReadyForImageDl', 'ReadyForImageDl', 'ReadyForImageDl']);
		await sandbox.control.advance({ seconds: 30 });
		expect(await statuses(id)).toEqual(['Pending', 'Pending', 'Pending']);
		await sandbox.control.advance({ seconds: 3600 + 7200 + 600 });
		expect(await statuses(id)).toEqual(['Shipped', 'InProduction', 'Shipped']);
		await sandbox.control.advance({ seconds: 3600 });
		const { Items } = await read(id);
		const [canvas, shirt, mug] = Items.map(({ TrackingNumber }) => TrackingNumber);
		expect(canvas).toBe(mug);
		expect(shirt).not.toBe(canvas);
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statuses(id)).toEqual(['Delivered', 'Delivered', 'Delivered']);
	});

	test('a test order does not move, nor one without a payment method', async () => {
		const id = await create({ IsInTestMode: true });
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statuses(id)).toEqual(['Test']);
		const query = { recipeid: UNPAID };
		const unpaid = await call('POST', `${SOURCE}/orders/`, { body: orderBody(), query });
		const { Id } = unpaid as { Id: string };
		await sandbox.control.advance({ seconds: 86_400 });
		const order = await call('GET', `${SOURCE}/orders/`, { query: { ...query, id: Id } });
		expect((order as Order).Items).toMatchObject([{ Status: 'PaymentIssue' }]);
	});

	test('a picture that cannot be fetched is an issue, and goes on once it is set to New', async () => {
		const Images = [{ Url: 'https://nowhere.invalid/cat.png' }];
		const id = await create({ Items: [item('a', CANVAS, { Images })] });
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statuses(id)).toEqual(['ImageIssue']);
		await call('POST', '/api/orderstatus', {
			query: { ...setStatus, id, orderStatusName: 'New' },
		});
		expect(await statuses(id)).not.toEqual(['ImageIssue']);
	});

	test('an order on hold waits, and this call does not release it', async () => {
		const id = await create();
		const to = async (orderStatusName: string) => ({
			query: { ...setStatus, id, orderStatusName },
		});
		await call('POST', '/api/orderstatus', await to('Hold'));
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statuses(id)).toEqual(['Hold']);
		await refused('POST', '/api/orderstatus', await to('New'));
		await refused('POST', '/api/orderstatus', await to('Cancelled'));
		await refused('POST', '/api/orderstatus', await to('Shipped'));
	});

	test('an order can be cancelled and readdressed until the window ends', async () => {
		const id = await create();
		const { GootenId } = await read(id);
		const orderId = String(GootenId);
		const moved = { query: { ...setStatus, orderId }, body: { ...address, City: 'Chicago' } };
		await call('PUT', '/api/shippingAddress', moved);
		expect(await read(id)).toMatchObject({ ShippingAddress: { City: 'Chicago' } });
		await refused('PUT', '/api/shippingAddress', {
			...moved,
			query: { ...setStatus, orderId: id },
		});
		await refused('PUT', '/api/shippingAddress', { ...moved, body: { ...address, City: '' } });
		await sandbox.control.advance({ seconds: 3630 });
		await refused('PUT', '/api/shippingAddress', moved);
		const cancel = { query: { ...setStatus, id, orderStatusName: 'Cancelled' } };
		const [why] = await refused('POST', '/api/orderstatus', cancel);
		expect(why?.ErrorMessage).toContain('InProduction');
	});

	test('the search: by who and when, page by page; not by the number of the seller', async () => {
		const today = new Date(sandbox.world.clock.now()).toISOString().slice(0, 10);
		for (let at = 0; at < 3; at += 1) await create({ SourceId: `ref-${at}` });
		const search = async (query: Record<string, string>) =>
			await call('GET', `${SOURCE}/ordersearch`, { query: { ...setStatus, ...query } });
		expect(await search({ pageSize: '2' })).toMatchObject({
			Orders: [{ SourceId: 'ref-2' }, { SourceId: 'ref-1' }],
			Page: 1,
			TotalPages: 2,
		});
		expect(await search({ pageSize: '2', page: '2' })).toMatchObject({
			Orders: [{ SourceId: 'ref-0' }],
		});
		expect(await search({ genericValues: 'ref-0' })).toMatchObject({ Orders: [] });
		expect(await search({ genericValues: 'springfield' })).toMatchObject({ TotalPages: 1 });
		expect(await search({ lastName: 'Nobody' })).toMatchObject({ Orders: [] });
		expect(await search({ startDate: today })).toMatchObject({ Orders: [{}, {}, {}] });
		expect(await search({ endDate: '2020-01-01' })).toMatchObject({ Orders: [] });
		const wrong = { query: { ...setStatus, startDate: 'yesterday' } };
		await refused('GET', `${SOURCE}/ordersearch`, wrong);
	});

	test.each([
		[{ Items: [item('a', 'No-Such-SKU')] }, 'SKU'],
		[{ Items: [item('a', CANVAS, { Images: [] })] }, 'Items[0].Images'],
		[{ Items: [item('a', MUG, { ShipType: 'overnight' })] }, 'Items[0].ShipType'],
		[{ Items: [item('a', CANVAS, { ShipType: undefined })] }, 'Items[0].ShipType'],
		[{ Items: [item('a', CANVAS, { Quantity: 0 })] }, 'Items[0].Quantity'],
		[{ Items: [item('a', CANVAS, { IsPreconfiguredSku: true })] }, 'Items[0].SKU'],
		[{ ShipToAddress: { ...address, CountryCode: 'DE' }, Items: [item('a', MUG)] }, 'SKU'],
		[{ ShipToAddress: { ...address, PostalCode: '' } }, 'ShipToAddress.PostalCode'],
		[{ ShipToAddress: { ...address, State: '' } }, 'ShipToAddress.State'],
		[{ ShipToAddress: { ...address, FirstName: '' } }, 'ShipToAddress.FirstName'],
		[{ BillingAddress: undefined }, 'BillingAddress'],
		[{ SourceId: 'x'.repeat(51) }, 'SourceId'],
	])('an order is refused, and the property named: %j', async (changes, property) => {
		const errors = await refused('POST', `${SOURCE}/orders/`, { body: orderBody(changes) });
		expect(errors.map(({ PropertyName }) => PropertyName)).toContain(property);
		expect(await made()).toBeUndefined();
	});

	test('ways and prices, and the bill that follows; they are no orders', async () => {
		const Items = [
			{ SKU: CANVAS, Quantity: 2 },
			{ SKU: SHIRT, Quantity: 1 },
		];
		const ways = await call('POST', `${SOURCE}/shippingprices`, {
			body: { ShipToPostalCode: '62704', ShipToCountry: 'US', CurrencyCode: 'USD', Items },
		});
		expect(ways).toMatchObject({
			Result: [
				{ SKUs: [CANVAS], ShipOptions: [{ Id: 11, MethodType: 'Standard' }, {}, {}] },
				{ SKUs: [SHIRT], ShipOptions: [{ Id: 21, Price: { Price: 4.99 } }, {}, {}] },
			],
		});
		const priced = {
			ShipToAddress: address,
			Items: Items.map((one) => ({ ...one, ShipType: 'Standard' })),
			Payment: { PartnerBillingKey: BILLING_KEY, CurrencyCode: 'USD' },
		};
		const costs = {
			ProductCost: 45.9,
			ShippingCost: 13.98,
			Taxes: 4.19,
			Total: 64.07,
			CurrencyCode: 'USD',
		};
		expect(await call('POST', `${SOURCE}/price`, { body: priced })).toMatchObject(costs);
		expect(await made()).toBeUndefined();
		const numbered = [11, 21].map((ShipCarrierMethodId, at) =>
			item(String(at), Items[at]?.SKU, {
				Quantity: Items[at]?.Quantity,
				ShipType: undefined,
				ShipCarrierMethodId,
			}),
		);
		const { GootenId } = await read(await create({ Items: numbered }));
		const query = { ...setStatus, orderid: String(GootenId) };
		expect(await call('GET', `${SOURCE}/orderbilling`, { query })).toMatchObject(costs);
		const other = [item('a', CANVAS, { ShipType: undefined, ShipCarrierMethodId: 21 })];
		await refused('POST', `${SOURCE}/orders/`, { body: orderBody({ Items: other }) });
	});

	test('the catalog depends on the country', async () => {
		const ids = async (countryCode: string) => {
			const body = await call('GET', `${SOURCE}/products`, { query: { countryCode } });
			return (body as { Products: Array<{ Id: number }> }).Products.map(({ Id }) => Id);
		};
		expect(await ids('US')).toEqual([11, 40, 53, 70]);
		expect(await ids('DE')).toEqual([11, 40, 70]);
		await refused('GET', `${SOURCE}/products`);
		const shirt = await call('GET', `${SOURCE}/producttemplates`, { query: { sku: SHIRT } });
		expect(shirt).toMatchObject({ Options: [{ Spaces: [{ Id: '4B120' }, { Id: '4B121' }] }] });
		await refused('GET', `${SOURCE}/producttemplates`, { query: { sku: 'none' } });
	});

	test('news: one for each update of an item, unsigned, with the whole order', async () => {
		const id = await create({ Items: [item('a'), item('b', SHIRT)] });
		await deliveries();
		const told = receiver.received.map(({ body }) => JSON.parse(body) as Order);
		expect(told.length).toBe((await deliveries()).length);
		expect(told[0]).toMatchObject({ Id: id, SourceId: 'ref-1', Items: [{ Status: 'New' }, {}] });
		receiver.received.length = 0;
		sandbox.services.gooten.life?.setStatus(id, 'Printed', 'a');
		await deliveries();
		expect(receiver.received).toHaveLength(1);
		expect(JSON.parse(receiver.received[0]?.body ?? '{}')).toMatchObject({
			Items: [{ Status: 'Printed' }, {}],
		});
	});

	test('news can be lost and doubled', async () => {
		const how = async (body: object) =>
			await axios.post(`${sandbox.urls.control}/__sandbox__/gooten/webhooks`, body, {
				proxy: false,
			});
		await how({ loseProbability: 1 });
		const id = await create();
		expect((await deliveries()).every(({ outcome }) => outcome === 'lost')).toBe(true);
		expect(receiver.received).toEqual([]);
		await how({ duplicateProbability: 1 });
		sandbox.services.gooten.life?.setStatus(id, 'Printed');
		await deliveries();
		expect(receiver.received).toHaveLength(2);
	});

	test('the sandbox had no error of its own', async () => {
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
