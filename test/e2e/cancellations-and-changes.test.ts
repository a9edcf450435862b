import { auditText, type AuditRow } from '../../core/domain/audit';
import { createHash } from 'node:crypto';
import type { StoredRow } from '../../host';
import type { ReceiptChange } from '../../sandbox/etsy/receipt-life';
import { connectMessages, type Messages } from './support/messages';
import { addTemplate } from './support/second-workflow';
import { SyncRuns } from './support/sync-runs';
import { atGelato, GELATO, gelatoCredential, twoPrinters, type Good } from './support/two-printers';

jest.setTimeout(8 * 60_000);

const NEW_HOME = { first_line: '77 Somewhere Else', zip: '62701' };

/** Buyers change their minds about orders that are at two printers already. */
describe('cancellations and changes, in a real n8n', () => {
	const { scenario, mapRows, goods } = twoPrinters(46);
	const [forPrintify, forGelato] = goods as [Good, Good];
	let runs: SyncRuns;
	let messages: Messages;
	let changes: string;

	beforeAll(async () => {
		runs = await SyncRuns.open({
			scenario,
			mapRows: [
				...mapRows.filter(({ sku }) => sku !== forGelato.sku),
				{ ...atGelato(forGelato, GELATO.cheap), priority: 1 },
			],
			otherPrinters: gelatoCredential,
			settings: { check_artwork: 'no' },
		});
		messages = await connectMessages(runs.shop);
		const buys = (id: number, { listingId, sku }: Good) => ({
			id,
			lines: [{ listingId, sku, quantity: 1 }],
		});
		await runs.order(...[1, 2, 3, 4, 5].map((id) => buys(id, forPrintify)));
		await runs.order(...[11, 12, 13].map((id) => buys(id, forGelato)));
		const { lines } = buys(21, forPrintify);
		await runs.order({ id: 21, lines: [...lines, ...buys(21, forGelato).lines] });
		await runs.sync();
		// Printify first checks each order, and cancels none before that.
		await runs.shop.sandbox.control.advance({ seconds: 900 });
		changes = (await addTemplate(runs.shop, 'cancellations-and-changes.json', 600)).id;
	});
	afterAll(async () => {
		await messages?.close();
		await runs?.close();
	});

	const look = async () => {
		const execution = await runs.shop.client.runManually(changes, 'Look now');
		return await runs.shop.client.waitForEnd(execution, { timeoutMs: 90_000 });
	};
	const befall = async (...change: Array<ReceiptChange & { receiptId: number }>) =>
		await runs.shop.sandbox.control.etsyReceipts({ change });
	const row = async (id: number) => {
		const [first, ...others] = await runs.ledger(id);
		if (!first || others.length > 0) throw new Error(`Order ${id} has not one row`);
		return first;
	};
	const states = async (...ids: number[]) =>
		await Promise.all(ids.map(async (id) => `${id} ${String((await row(id)).state)}`));
	const cancellations = async () =>
		(await runs.calls('printify', 'cancelAnOrder')) +
		(await runs.calls('gelato', 'deleteDraftOrder')) +
		(await runs.calls('gelato', 'cancelOrder'));
	const notes = async (...ids: number[]) =>
		(await runs.shop.client.tableRows('POD Exceptions')).filter(
			({ kind, receiptId }) => kind === 'change' && ids.includes(Number(receiptId)),
		);
	const isTold = (note?: StoredRow) => note?.toldAt !== '' && note?.claimedBy === '';
	const atPrinter = async (id: number) =>
		await atPrinterBy(String((await row(id)).providerOrderId));
	const atPrinterBy = async (providerOrderId: string) => {
		const { printify, gelato } = await runs.shop.sandbox.control.state<{
			printify: { orders: Array<{ id: string; status: string }> };
			gelato: { orders: Array<{ id: string; shippingAddress?: object }> };
		}>();
		return [...printify.orders, ...gelato.orders].find((order) => order.id === providerOrderId);
	};

	it('does nothing as long as Etsy says what it said', async () => {
		await look();
		expect(await cancellations()).toBe(0);
		expect((await row(1)).orderedAs).toMatch(/^address=\w{16} lines=\w{16} message= refund=no$/);
		for (const id of [1, 11]) expect(await row(id)).toMatchObject({ state: 'ordered', change: '' });
		expect(messages.got()).toEqual([]);
	});

	it('stops what was cancelled at both printers, once, though two runs look at one moment', async () => {
		// A table of an older version has nothing in the new columns.
		const eleven = [{ columnName: 'receiptId', condition: 'eq' as const, value: '11' }];
		const empty = { change: null, changeState: null, changeAt: null };
		await runs.shop.client.dataTables.update('POD Order Ledger', eleven, empty);
		await befall({ receiptId: 1, action: 'cancel' }, { receiptId: 11, action: 'cancel' });
		// The sync comes first and says that it was too late for it; that is over then.
		await runs.sync();
		expect(await runs.waits(1)).toEqual(['cancelled_after_order']);
		await Promise.all([look(), look()]);
		await look();
		expect(await states(1, 11, 2, 12)).toEqual([
			...['1 cancelled', '11 cancelled', '2 ordered', '12 ordered'],
		]);
		expect(await atPrinter(1)).toMatchObject({ status: 'canceled' });
		expect(await atPrinter(11)).toBeUndefined();
		expect(await cancellations()).toBe(2);
		expect([await runs.waits(1), await runs.waits(11)]).toEqual([[], []]);
		await runs.sync();
		expect([await runs.waits(1), await states(1)]).toEqual([[], ['1 cancelled']]);
		expect(messages.got()).toEqual([]);
	});

	it('gives the new address to the printer that takes it, and tells at once where none does', async () => {
		await befall(
			{ receiptId: 2, action: 'touch', address: NEW_HOME },
			{ receiptId: 12, action: 'touch', address: NEW_HOME },
			{ receiptId: 13, action: 'touch', message: 'Please leave it at the door' },
		);
		await look();
		await look();
		expect(JSON.stringify(await atPrinter(12))).toContain(NEW_HOME.first_line);
		expect(await row(12)).toMatchObject({ state: 'ordered', changeState: 'done' });
		expect(await row(2)).toMatchObject({ state: 'ordered', changeState: 'needs_person' });
		expect([await runs.waits(2), await runs.waits(12), await runs.waits(13)]).toEqual([
			...[['address_changed'], [], ['message_changed']],
		]);
		const told = messages.got().flatMap(({ lines }) => lines);
		expect(told).toHaveLength(2);
		expect(told.join()).toMatch(/address of Etsy order 2 was changed .* costs you/);
		expect(told.join()).toContain('message of the buyer of Etsy order 13 was changed');
		expect(told.join()).not.toContain(NEW_HOME.first_line);
		expect((await notes(2, 13)).map(isTold)).toEqual([true, true]);
	});

	it('leaves it to Retry what failed to tell what could not be sent, and tells what comes back', async () => {
		const ways = [{ columnName: 'name', condition: 'eq' as const, value: 'message_webhook_url' }];
		const [way] = (await runs.shop.client.tableRows('POD Settings')).filter(
			({ name }) => name === 'message_webhook_url',
		);
		await runs.shop.client.dataTables.update('POD Settings', ways, {
			value: 'http://127.0.0.1:9/nobody',
		});
		await befall({ receiptId: 13, action: 'touch', message: 'Please ring the bell' });
		await look();
		const [, second] = await notes(13);
		expect([second?.state, isTold(second)]).toEqual(['open', false]);
		await runs.shop.client.dataTables.update('POD Settings', ways, { value: String(way?.value) });
		// The buyer thinks better of it, and then again: that is told like the first time.
		await befall({ receiptId: 13, action: 'touch', message: '' });
		await look();
		expect(await runs.waits(13)).toEqual([]);
		const before = messages.got().length;
		await befall({ receiptId: 13, action: 'touch', message: 'Please leave it at the door' });
		await look();
		await look();
		expect(messages.got().length - before).toBe(1);
		expect(await runs.waits(13)).toEqual(['message_changed']);
	});

	it('stops the rest of an order that Etsy takes for sent, because one parcel of it is out', async () => {
		const rows = await runs.ledger(21);
		const [sent, rest] = ['printify', 'gelato'].map((name) =>
			rows.find(({ provider }) => provider === name),
		);
		const ofSent = [
			{ columnName: 'externalId', condition: 'eq' as const, value: String(sent?.externalId) },
		];
		await runs.shop.client.dataTables.update('POD Order Ledger', ofSent, { status: 'shipped' });
		// As Follow production and Push tracking leave it: the parcel that Etsy shows is ours.
		await befall({ receiptId: 21, action: 'ship' });
		await runs.shop.client.insertRows('POD Parcels', [
			{
				...{ key: `${String(sent?.externalId)}:94001211`, shopId: sent?.shopId, receiptId: '21' },
				...{ trackingNumber: '94001211', state: 'told' },
			} as never,
		]);
		await look();
		expect(await runs.waits(21)).toEqual([]);
		await befall({ receiptId: 21, action: 'refund' });
		await look();
		const after = await runs.ledger(21);
		expect(
			after.map(({ provider, state }) => `${String(provider)} ${String(state)}`).sort(),
		).toEqual(['gelato cancelled', 'printify ordered']);
		expect(await atPrinterBy(String(rest?.providerOrderId))).toBeUndefined();
	});

	it('says at once what cannot be stopped any more, and what it costs', async () => {
		const { providerOrderId: orderId } = await row(3);
		await runs.control('printify/order-status', { orderId, status: 'in-production' });
		await befall(
			{ receiptId: 3, action: 'refund' },
			{ receiptId: 4, action: 'refund', amount: 100 },
		);
		const before = messages.got().length;
		await look();
		await look();
		expect([await runs.waits(3), await runs.waits(4)]).toEqual([
			...[['cannot_be_stopped'], ['refunded_in_part']],
		]);
		const told = messages
			.got()
			.slice(before)
			.flatMap(({ lines }) => lines);
		expect(told).toHaveLength(2);
		expect(told.join()).toMatch(/order 3 was cancelled or refunded, and it cannot be stopped/);
		expect(told.join()).toMatch(/It costs you \d+\.\d\d USD at Printify/);
		expect(await states(3, 4)).toEqual(['3 ordered', '4 ordered']);
	});

	it('tries again where the printer was down, and the next run stops it', async () => {
		await befall({ receiptId: 5, action: 'cancel' });
		await runs.shop.sandbox.control.faults([{ service: 'printify', kind: 'status', status: 503 }]);
		await look();
		expect(await row(5)).toMatchObject({ state: 'ordered', changeState: 'retry' });
		expect(messages.got().at(-1)?.lines.join()).toContain('stopping it has not worked yet');
		await runs.shop.sandbox.control.faults([]);
		await look();
		expect(await states(5)).toEqual(['5 cancelled']);
		expect(await runs.waits(5)).toEqual([]);
	});

	it('wrote an audit log that holds together, and no word of a buyer anywhere', async () => {
		const log = (await runs.shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
		const done = log.filter(({ action }) => /cancelled|address_changed/.test(action));
		expect(
			[...new Set(done.map(({ action, subject }) => `${action} ${subject.split('-')[2]}`))].sort(),
		).toEqual([
			...['order.address_changed 12', 'order.cancelled 1', 'order.cancelled 11'],
			'order.cancelled 21',
			'order.cancelled 5',
		]);
		for (const one of log) {
			const hash = createHash('sha256').update(auditText(one, one.prevHash)).digest('hex');
			expect(hash).toBe(one.hash);
		}
		const tables = ['POD Order Ledger', 'POD Exceptions', 'POD Audit Log'];
		const rows = await Promise.all(
			tables.map(async (name) => await runs.shop.client.tableRows(name)),
		);
		expect(JSON.stringify(rows)).not.toMatch(/Somewhere Else|62701|at the door|ring the bell/);
	});
});
