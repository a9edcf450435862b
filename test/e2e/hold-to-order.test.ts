import { createHash } from 'node:crypto';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { ApprovalForm } from './support/approval-form';
import { SyncRuns } from './support/sync-runs';
import { blackM, twoPrinters } from './support/two-printers';

jest.setTimeout(5 * 60_000);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The sync holds, a person decides in the form, and the sync does what was decided. */
describe('from a held order to the printer', () => {
	const world = twoPrinters(43);
	const shirt = blackM(world, 0);
	const forgotten = blackM(world, 4);
	let runs: SyncRuns;
	let form: ApprovalForm;

	beforeAll(async () => {
		runs = await SyncRuns.open({
			scenario: world.scenario,
			mapRows: world.mapRows.filter((row) => row !== forgotten.row),
			settings: { max_order_quantity: '5' },
		});
		form = await ApprovalForm.open(runs.shop.client, runs.shop.host);
	});
	afterAll(async () => {
		await form?.close();
		await runs?.close();
	});

	const buys = async (id: number, { listingId, sku }: typeof shirt, quantity = 1) =>
		await runs.order({ id, lines: [{ listingId, sku, quantity }] });
	const log = async () =>
		(await runs.shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
	const states = async (id: number) =>
		(await runs.rows('POD Exceptions', id)).map(({ code, state }) => `${code} ${state}`);

	/** The next sync orders it, once; nothing of it waits. */
	async function isOrderedOnce(id: number, what: string, quantity = 1): Promise<void> {
		await runs.sync();
		expect(await runs.made(id)).toMatchObject([{ provider: 'printify', what, quantity }]);
		const { counts } = runs.shop.sandbox.world;
		const [row, ...others] = await runs.ledger(id);
		expect([row?.state, others]).toEqual(['ordered', []]);
		expect(counts.snapshot().providerOrders.printify?.[String(row?.externalId)]).toBe(1);
		expect((await states(id)).filter((state) => !state.endsWith(' resolved'))).toEqual([]);
	}

	it('a row was missing: the person adds it and says so', async () => {
		await buys(101, forgotten);
		await runs.sync();
		const text = await form.lookAt('order 101, line 10101');
		expect(text).toContain(`Nothing says what to print for SKU ${forgotten.sku}.`);
		expect(text).toContain('Add a row for it to the table POD Variant Map.');
		await runs.shop.client.insertRows('POD Variant Map', [forgotten.row]);
		await form.visitor.press('Solved');
		await form.visitor.submit('Noted');
		expect(await runs.made(101)).toEqual([]);
		expect((await log()).at(-1)).toMatchObject({
			action: 'hold.solved',
			subject: 'etsy-10000001-101',
			detail: expect.stringMatching(/^line 10101; unmapped/) as string,
		});
		await isOrderedOnce(101, forgotten.printify);
	});

	it('a rule was in the way: the person approves exactly this', async () => {
		await buys(102, shirt, 9);
		await buys(103, shirt, 9);
		await runs.sync();
		const text = await form.decide('order 102', 'Approve', 'Approved');
		expect(text).toContain('9 pieces');
		expect(await runs.made(102)).toEqual([]);
		const [approved] = await runs.rows('POD Exceptions', 102);
		expect(approved).toMatchObject({ code: 'quantity_too_high', state: 'approved' });
		expect((await log()).at(-1)).toMatchObject({
			action: 'hold.approved',
			subject: 'etsy-10000001-102',
			detail: `line 10201; quantity_too_high; for exactly ${approved?.fingerprint}`,
			actor: expect.stringMatching(/^a person, by the form/) as string,
		});
		await isOrderedOnce(102, shirt.printify, 9);
		// The one beside it was not approved.
		expect(await runs.waits(103)).toEqual(['quantity_too_high']);
		expect(await runs.made(103)).toEqual([]);
	});

	it('an approval is void when the buyer changes the order before the sync', async () => {
		await form.decide('order 103', 'Approve', 'Approved');
		await runs.shop.sandbox.control.etsyReceipts({
			change: [{ receiptId: 103, action: 'touch', message: 'Please make it eight, not nine!' }],
		});
		await runs.sync();
		expect(await runs.made(103)).toEqual([]);
		expect(await states(103)).toEqual(['quantity_too_high approved', 'quantity_too_high open']);
		const [before, now] = await runs.rows('POD Exceptions', 103);
		expect(now?.fingerprint).not.toBe(before?.fingerprint);
		// Seen again, and approved as it is now.
		await form.decide('order 103', 'Approve', 'Approved');
		await isOrderedOnce(103, shirt.printify, 9);
	});

	it('is never ordered once a person has left it out, whatever becomes possible', async () => {
		await buys(104, shirt, 7);
		await runs.sync();
		await form.decide('order 104', 'Leave out', 'Left out');
		expect((await log()).at(-1)).toMatchObject({
			action: 'hold.left_out',
			subject: 'etsy-10000001-104',
		});
		await runs.set({ max_order_quantity: 'off' });
		await runs.sync();
		expect(await runs.made(104)).toEqual([]);
		expect(await runs.ledger(104)).toMatchObject([
			{ state: 'ignored', reason: 'left_out_by_person', lineIds: '10401' },
		]);
		expect(await states(104)).toEqual(['quantity_too_high resolved']);
	});

	it('a try failed: the person deals with it and has it tried again', async () => {
		await runs.control('printify/availability', { sku: shirt.sku, is_available: false });
		await buys(105, shirt);
		await runs.sync();
		const text = await form.lookAt('order 105');
		expect(text).toContain('Sold out or not available at Printify');
		await runs.control('printify/availability', { sku: shirt.sku, is_available: true });
		await form.visitor.press('Try again');
		await form.visitor.submit('Noted');
		expect((await log()).at(-1)).toMatchObject({
			action: 'order.try_again',
			subject: 'etsy-10000001-105-1',
		});
		await isOrderedOnce(105, shirt.printify);
	});

	it('has told everything in one unbroken log, and another sync changes nothing', async () => {
		const orders = runs.shop.sandbox.world.counts.snapshot().providerOrders;
		await runs.sync();
		expect(runs.shop.sandbox.world.counts.snapshot().providerOrders).toEqual(orders);
		expect(await runs.made(104)).toEqual([]);
		const rows = await log();
		rows.forEach((row, index) => {
			expect(row.prevHash).toBe(rows[index - 1]?.hash ?? '');
			expect(row.hash).toBe(sha256(auditText(row, row.prevHash)));
		});
		const ordered = rows.filter(({ action }) => action === 'order.ordered');
		expect(ordered.map(({ subject }) => subject)).toEqual(
			[101, 102, 103, 105].map((id) => `etsy-10000001-${id}-1`),
		);
		expect(await runs.doubled()).toEqual([]);
		await form.visitor.visit(form.url);
		await form.visitor.choose('Everything that waits');
		await form.visitor.submit('Nothing waits');
	});
});
