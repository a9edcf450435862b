import axios from 'axios';
import { InputError } from '../../../sandbox/core/input-error';
import { ORDER_STATUSES } from '../../../sandbox/printify/model';
import { openTestPrintify, type TestPrintify } from '../../support/printify-shop';
import { valueOf } from '../../support/result';
import { orderRequest } from '../providers/printify/fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
beforeEach(async () => await shop.sandbox.control.reset());
afterAll(async () => await shop.close());

const life = () => {
	const { life: found } = shop.sandbox.services.printify;
	if (!found) throw new Error('The sandbox has no order life');
	return found;
};

/** An order of a mug and a shirt, which two makers make. */
async function create(): Promise<string> {
	const lines = [
		{ lineId: 'mug', quantity: 1, source: { kind: 'sku' as const, sku: 'MUG-11' } },
		{ lineId: 'shirt', quantity: 2, source: { kind: 'sku' as const, sku: 'CAT-S' } },
	];
	const made = await shop.provider().createOrder(orderRequest({ lines }), { inDoubt: false });
	return valueOf(made).providerOrderId;
}

const read = async (id: string) => valueOf(await shop.provider().getOrder(id));

it('puts orders and lines into any state, also one that nobody knows', async () => {
	const id = await create();
	for (const status of [...life().statuses, 'brand-new']) {
		life().setStatus(id, status);
		expect((await read(id)).rawStatus).toBe(status);
	}
	life().setStatus(id, 'canceled', 'shirt');
	const order = await read(id);
	expect(order.rawStatus).toBe('brand-new');
	expect(order.lines.map(({ rawStatus }) => rawStatus)).toContain('canceled');
	expect(life().statuses).toEqual(ORDER_STATUSES);
});

it('sends parcels line by line and lets them arrive', async () => {
	const id = await create();
	const first = life().ship(id, ['shirt']);
	expect(await read(id)).toMatchObject({
		status: 'partially_shipped',
		shipments: [{ trackingNumber: first }],
	});
	life().deliver(id);
	const partly = await read(id);
	expect(partly.status).toBe('partially_shipped');
	expect(partly.shipments[0]?.deliveredAt).toBeDefined();
	const second = life().ship(id);
	expect(second).not.toBe(first);
	expect(await read(id)).toMatchObject({ status: 'shipped', shipments: [{}, {}] });
	life().deliver(id);
	expect((await read(id)).status).toBe('delivered');
	expect(() => life().ship(id)).toThrow(InputError);
});

it('refuses what is not there', () => {
	expect(() => life().setStatus('nothing', 'on-hold')).toThrow(InputError);
	expect(() => life().setAvailable?.('1', false)).toThrow(InputError);
});

it('is served on the control interface', async () => {
	const id = await create();
	const base = `${shop.sandbox.urls.control}/__sandbox__/printify/life`;
	const { data } = await axios.post<{ trackingNumber: string }>(
		`${base}/ship`,
		{ orderId: id, lineIds: ['mug'] },
		{ proxy: false },
	);
	expect(await read(id)).toMatchObject({ shipments: [data] });
});
