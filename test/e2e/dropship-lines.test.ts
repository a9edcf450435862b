import { setTimeout as sleep } from 'node:timers/promises';
import { DecideForm } from './support/decide-form';
import { DropshipShop } from './support/dropship-shop';
import { FormVisitor } from './support/form-visitor';

jest.setTimeout(5 * 60_000);

const TABLES = [
	...['POD Order Ledger', 'POD Exceptions', 'POD Parcels', 'POD Audit Log', 'POD Settings'],
];

describe('lines that suppliers send, in a real n8n', () => {
	let shop: DropshipShop;

	beforeAll(async () => {
		shop = await DropshipShop.open();
	}, 8 * 60_000);
	afterAll(async () => {
		await shop?.close();
	});

	const states = async (id: number) =>
		(await shop.ledger(id)).map(({ state, inDoubt }) => [state, Boolean(inDoubt)]);
	const times = (id: number) => Object.values(shop.supplier.got(id));
	const until = async (isSo: () => Promise<boolean> | boolean, seconds = 60) => {
		const deadline = Date.now() + seconds * 1000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(200);
	};
	/** Syncs and sends again and again: nothing may come of it. */
	const goOn = async () => {
		await shop.runs.sync();
		await shop.sendNow();
		await shop.sendNow();
	};

	it('brings each part of a mixed order to where it is made, once', async () => {
		const { printed, pot } = shop.goods;
		await shop.order(1, printed, pot);
		await Promise.all([shop.sendNow(), shop.sendNow(), shop.runs.sync()]);
		await goOn();
		const rows = await shop.ledger(1);
		expect(rows.map(({ provider, state }) => [provider, state]).sort()).toEqual([
			['acme', 'ordered'],
			['dropship', 'ordered'],
		]);
		expect(shop.supplier.got(1)).toEqual(
			Object.fromEntries(rows.map(({ externalId }) => [externalId, 1])),
		);
		expect((await shop.runs.made(1)).map(({ provider }) => provider)).toEqual(['printify']);
		const [first] = shop.supplier.orders;
		expect(first?.shipTo).toMatchObject({ city: 'Springfield', countryCode: 'US' });
		expect(first?.lines).toMatchObject([{ quantity: 2 }]);
		expect(rows.map(({ providerOrderId }) => providerOrderId).sort()).toEqual(['S-1', 'S-2']);
		expect(await shop.runs.waits(1)).toEqual([]);
		const audit = await shop.runs.shop.client.tableRows('POD Audit Log');
		for (const { externalId } of rows) {
			const made = audit.filter((row) => row.subject === externalId);
			expect(made.map(({ action }) => action)).toContain('order.ordered');
		}
	});

	it.each([
		[2, 'fail'],
		[3, 'hang_up'],
	] as const)('does not send order %i again after a doubt (%s)', async (id, manner) => {
		shop.supplier.manner = manner;
		await shop.order(id);
		await goOn();
		shop.supplier.manner = 'take';
		await goOn();
		expect(times(id)).toEqual([1]);
		expect(await states(id)).toEqual([['needs_person', true]]);
		expect(await shop.runs.waits(id)).toEqual(['unknown_whether_sent']);
	});

	it('ends the doubt by the form, either way', async () => {
		const visitor = await FormVisitor.open(shop.login);
		const number = String((await shop.ledger(2))[0]?.externalId);
		await visitor.visit(await shop.formUrl());
		await visitor.write('Order number', number);
		await visitor.submit('It is written down');
		await visitor.close();
		expect(await states(2)).toEqual([['ordered', false]]);
		// The other supplier has looked: it did not get the order.
		const decide = await DecideForm.open(shop.runs.shop);
		const [before] = await decide.decide('order 3', 'Retry now', 'It is tried now');
		await decide.close();
		expect(before).toMatch(/sent to the supplier again/i);
		await goOn();
		expect([times(2), times(3)]).toEqual([[1], [2]]);
		expect(await states(3)).toEqual([['ordered', false]]);
		expect([...(await shop.runs.waits(2)), ...(await shop.runs.waits(3))]).toEqual([]);
	});

	it('tries again by itself where nobody answered, and asks where the supplier said no', async () => {
		const { url } = shop.supplier;
		await shop.runs.set({ suppliers: 'dropship = http http://127.0.0.1:9/; acme = sheet' });
		await shop.order(4);
		await shop.order(5, shop.goods.pot);
		await shop.sendNow();
		const [row] = await shop.ledger(4);
		expect([row?.state, Boolean(row?.inDoubt)]).toEqual(['retry', false]);
		expect(row?.nextAttemptAt).not.toBe('');
		expect(await shop.runs.waits(5)).toEqual(['not_connected', 'not_reached']);
		await shop.runs.set({ suppliers: `dropship = http ${url}; acme = http ${url}` });
		await until(async () => {
			await shop.sendNow();
			return times(4).length === 1;
		});
		expect([times(4), await states(4)]).toEqual([[1], [['ordered', false]]]);
		expect(await shop.runs.waits(4)).toEqual([]);
		shop.supplier.manner = 'refuse';
		await shop.order(6);
		await shop.sendNow();
		shop.supplier.manner = 'take';
		await goOn();
		expect([times(6), await states(6)]).toEqual([[], [['needs_person', false]]]);
	});

	it('asks where n8n was killed while an order was on its way', async () => {
		shop.supplier.manner = 'say_nothing';
		await shop.order(7);
		await shop.startSending();
		await until(() => times(7).length > 0);
		await shop.runs.shop.host.kill('SIGKILL');
		shop.supplier.manner = 'take';
		await shop.runs.shop.host.restart();
		expect(await states(7)).toEqual([['creating', true]]);
		// The dead run's turn and claim end after `claim_timeout_seconds`.
		await until(async () => {
			await goOn();
			return (await shop.runs.waits(7)).length > 0;
		});
		expect(await shop.runs.waits(7)).toEqual(['unknown_whether_sent']);
		expect([times(7), await states(7)]).toEqual([[1], [['needs_person', true]]]);
	});

	it('tells Etsy of the parcel once, whoever says it and however often', async () => {
		const [row] = await shop.ledger(1);
		const report = { number: row?.externalId, trackingNumber: 'LX 123 456 789', carrier: 'USPS' };
		expect((await shop.call(report, 'guessed'))[0]).toBe(403);
		expect((await shop.call({ ...report, number: '1' }))[1]).toMatchObject({ ok: false });
		const answers = await Promise.all([shop.call(report), shop.call(report)]);
		await shop.pushNow();
		expect(answers).toMatchObject([
			[200, { ok: true }],
			[200, { ok: true }],
		]);
		expect((await shop.call({ ...report, trackingNumber: 'lx123456789' }))[0]).toBe(200);
		await shop.pushNow();
		const { buyerEmails } = await shop.runs.shop.sandbox.control.counts();
		expect(Object.values(buyerEmails).reduce((sum, count) => sum + Number(count), 0)).toBe(1);
		const sent = (await shop.ledger(1)).find(({ externalId }) => externalId === row?.externalId);
		expect([sent?.status, Boolean(sent?.shippedAt)]).toEqual(['shipped', true]);
	});

	it('has written down nothing of a buyer, and left no line without an end', async () => {
		const { client } = shop.runs.shop;
		const all = await Promise.all(TABLES.map(async (table) => await client.tableRows(table)));
		const text = JSON.stringify(all);
		for (const { shipTo } of shop.supplier.orders) {
			expect(text).not.toContain(shipTo.fullName);
			expect(text).not.toContain(shipTo.line1);
		}
		expect(await shop.runs.doubled()).toEqual([]);
		for (const id of [2, 3, 4, 7]) {
			expect((await shop.ledger(id)).length).toBe(1);
		}
	});
});
