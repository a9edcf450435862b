import { setTimeout as sleep } from 'node:timers/promises';
import { connectMessages, type Messages } from './support/messages';
import { addTemplate } from './support/second-workflow';
import { SyncRuns } from './support/sync-runs';
import { twoPrinters, type Good } from './support/two-printers';

jest.setTimeout(8 * 60_000);

const DAY = 86_400;

/** Orders in time, near their day and over it, one that nobody ordered, and one that is sent in part. */
describe('the late-order watch, in a real n8n', () => {
	const { scenario, mapRows, goods } = twoPrinters(47);
	const [good] = goods as [Good];
	let runs: SyncRuns;
	let messages: Messages;
	let watch: string;

	beforeAll(async () => {
		runs = await SyncRuns.open({
			...{ scenario, mapRows },
			settings: { digest_hour: 'off', max_order_quantity: '5', claim_timeout_seconds: '600' },
		});
		messages = await connectMessages(runs.shop);
		const { listingId, sku } = good;
		const buys = (id: number, shipsWithinSeconds: number, quantity = 1) => ({
			...{ id, shipsWithinSeconds, lines: [{ listingId, sku, quantity }] },
		});
		// The fourth one is more than the seller lets go without a look.
		const all = [buys(1, 9 * DAY), buys(2, 20 * 3_600), buys(3, 1), buys(4, 1, 9), buys(5, 1)];
		await runs.order(...all);
		await runs.sync();
		watch = (await addTemplate(runs.shop, 'late-order-watch.json', 3_600)).id;
	});
	afterAll(async () => {
		await messages?.close();
		await runs?.close();
	});

	const look = async () => {
		const execution = await runs.shop.client.runManually(watch, 'Watch now');
		await runs.shop.client.waitForEnd(execution, { timeoutMs: 90_000 });
	};
	const late = async () =>
		(await runs.shop.client.tableRows('POD Exceptions'))
			.filter(({ kind }) => kind === 'late')
			.map(({ key, code, state }) =>
				[String(key).split(':').slice(1).join(' '), code, state].join(' '),
			)
			.sort();
	/** How many of its rows the seller was told of, and how many *Retry what failed* is to tell. */
	const told = async () => {
		const rows = (await runs.shop.client.tableRows('POD Exceptions')).filter(
			({ kind, key }) => kind === 'late' && !String(key).startsWith('late:999'),
		);
		const isTold = ({ toldAt, claimedBy }: (typeof rows)[number]) => Boolean(toldAt) && !claimedBy;
		const waiting = rows.filter((row) => !isTold(row)).length;
		return { told: rows.length - waiting, waiting };
	};
	const shopId = () => String(scenario.shops?.[0]?.id);
	const digestRow = async () =>
		(await runs.shop.client.tableRows('POD Settings')).find(
			({ name }) => name === `late_digest_${watch}`,
		)?.value;
	const nameOf = async (receiptId: number) => String((await runs.ledger(receiptId))[0]?.externalId);
	const set = async (receiptId: number, cells: Record<string, string>) => {
		const conditions = [
			{ columnName: 'receiptId', condition: 'eq' as const, value: String(receiptId) },
		];
		await runs.shop.client.dataTables.update('POD Order Ledger', conditions, cells);
	};

	it('tells each order that is late or at risk once, with who must act, by one call', async () => {
		const before = await runs.calls('etsy', 'getShopReceipts');
		await look();
		expect(await runs.calls('etsy', 'getShopReceipts')).toBe(before + 1);
		expect(await late()).toEqual([
			`${shopId()}-4 late not_ordered open`,
			`${await nameOf(2)} at_risk close_to_the_day open`,
			`${await nameOf(3)} late close_to_the_day open`,
			`${await nameOf(5)} late close_to_the_day open`,
		]);
		const [message, ...others] = messages.got();
		expect(others).toEqual([]);
		expect(message?.title).toBe('4 orders are late or at risk');
		const text = message?.lines.join() ?? '';
		expect(text).toMatch(/order 2 must be sent within 20 hours .* Printify has not sent it yet/);
		expect(text).toMatch(/order 4 should have been sent .* Look in POD Exceptions/);
		expect(text).not.toMatch(/order 1 /);
		await look();
		expect([(await late()).length, messages.got().length]).toEqual([4, 1]);
		expect(await told()).toEqual({ told: 4, waiting: 0 });
	});

	it('goes by the day in the ledger while Etsy does not answer, and closes nothing unseen', async () => {
		const [row] = await runs.ledger(2);
		expect(Date.parse(String(row?.shipBy))).toBeGreaterThan(Date.now());
		await set(2, { shipBy: new Date(Date.now() - 3_600_000).toISOString() });
		await runs.shop.sandbox.control.faults([
			{ service: 'etsy', operation: 'getShopReceipts', kind: 'status', status: 503 },
		]);
		await look();
		await runs.shop.sandbox.control.faults([]);
		expect(await late()).toEqual([
			`${shopId()}-4 late not_ordered open`,
			`${await nameOf(2)} at_risk close_to_the_day resolved`,
			`${await nameOf(2)} late close_to_the_day open`,
			`${await nameOf(3)} late close_to_the_day open`,
			`${await nameOf(5)} late close_to_the_day open`,
		]);
		expect(messages.got().slice(1)).toMatchObject([{ title: 'An order is late or at risk' }]);
		const unread = async () =>
			(await runs.shop.client.tableRows('POD Exceptions'))
				.filter(({ key }) => String(key).startsWith('etsy:read@'))
				.map(({ state }) => state);
		expect(await unread()).toEqual(['open']);
		await look();
		expect(await unread()).toEqual(['resolved']);
	});

	it('closes what was sent, but not the rest of an order, and nothing of another shop', async () => {
		const other = { kind: 'late', shopId: '999', externalId: '', code: 'not_ordered' };
		await runs.shop.client.dataTables.insert('POD Exceptions', [
			{ ...other, key: 'late:999-7:late', receiptId: '7', state: 'open' },
		]);
		// Another printer has sent its part, so Etsy takes the whole order for sent.
		const part = { shopId: shopId(), receiptId: '5', lineIds: '999', provider: 'gelato' };
		await runs.shop.client.dataTables.insert('POD Order Ledger', [
			{ ...part, externalId: `${await nameOf(5)}9`, state: 'ordered', status: 'shipped' },
		]);
		await runs.shop.sandbox.control.etsyReceipts({
			change: [3, 4, 5].map((receiptId) => ({ receiptId, action: 'ship' as const })),
		});
		await look();
		expect((await late()).filter((text) => text.endsWith('open'))).toEqual([
			'999-7 late not_ordered open',
			`${await nameOf(5)} late close_to_the_day open`,
		]);
		expect(messages.got()).toHaveLength(2);
	});

	it('tries a digest that did not go again on the same day, and leaves alarms to be told', async () => {
		const { client } = runs.shop;
		const settings = await client.tableRows('POD Settings');
		const url = String(settings.find(({ name }) => name === 'message_webhook_url')?.value);
		await runs.set({ digest_hour: '0', message_webhook_url: 'http://127.0.0.1:9/' });
		await runs.order({
			...{ id: 6, shipsWithinSeconds: 20 * 3_600 },
			lines: [{ listingId: good.listingId, sku: good.sku, quantity: 1 }],
		});
		await look();
		expect(await digestRow()).toMatch(/^\d{4}-\d\d-\d\d sending since \d{4}-/);
		expect(await told()).toMatchObject({ waiting: 1 });
		const claim = await digestRow();
		await runs.set({ message_webhook_url: url });
		await look();
		expect([await digestRow(), messages.got().length]).toEqual([claim, 2]);
		await runs.set({ claim_timeout_seconds: '5', production_hours: 'printify = 96' });
		await sleep(5_500);
	});

	it('sends one digest a day, though two runs come at one moment', async () => {
		await set(3, { shippedAt: new Date().toISOString(), status: 'shipped' });
		await Promise.all([look(), look()]);
		await look();
		const digests = messages.got().filter(({ title }) => title.startsWith('Orders to send'));
		expect(digests).toHaveLength(1);
		expect(await digestRow()).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(digests[0]?.title).toMatch(/^Orders to send: 1 late, \d at risk, \d on time$/);
		expect(digests[0]?.lines.at(-1)).toMatch(
			/^Printify sent 1 order in 30 days, half of them within \S+ hours? \(you allow 96 hours\); \d of \d after/,
		);
	});
});
