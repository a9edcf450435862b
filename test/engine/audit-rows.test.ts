import { runNode } from '../support/engine';
import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';

interface Row {
	at: string;
	actor: string;
	action: string;
	subject: string;
	detail: string;
	prevHash: string;
	hash: string;
}

/** What anybody can compute from the table alone, as docs/tables.md describes it. */
function hashOf({ prevHash, at, actor, action, subject, detail }: Row): string {
	const text = JSON.stringify([prevHash, at, actor, action, subject, detail]);
	return createHash('sha256').update(text).digest('hex');
}

async function audit(items: IDataObject[], parameters: IDataObject = {}) {
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			resource: 'report',
			operation: 'audit',
			action: '={{ $json.state && "order." + $json.state }}',
			detail: '={{ $json.reason }}',
			...(parameters as Record<string, string>),
		},
		inputs: [items],
		onError: 'continueErrorOutput',
	});
	const [done = [], failed = []] = run.outputs;
	return { ...run, done, failed, rows: done.map(({ json }) => json as unknown as Row) };
}

const event = (n: number, cells: IDataObject = {}): IDataObject => ({
	externalId: `etsy-777-${n}-1`,
	state: 'ordered',
	...cells,
});

it('makes one row an item, each carrying the hash of the one before', async () => {
	const { done, rows } = await audit([event(1), event(2, { state: 'retry', reason: 'auth' })]);
	expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(rows).toMatchObject([
		{ action: 'order.ordered', subject: 'etsy-777-1-1', actor: 'Test #1', detail: '' },
		{ action: 'order.retry', subject: 'etsy-777-2-1', actor: 'Test #1', detail: 'auth' },
	]);
	expect(rows[0]?.prevHash).toBe('');
	expect(rows[1]?.prevHash).toBe(rows[0]?.hash);
	expect(rows.map(({ hash }) => hash)).toEqual(rows.map(hashOf));
	expect(Math.abs(Date.parse(rows[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
});

it('goes on from the newest row of the log', async () => {
	const first = await audit([event(1)]);
	const prevHash = first.rows[0]?.hash ?? '';
	const { rows } = await audit([event(2)], { prevHash });
	expect(rows[0]?.prevHash).toBe(prevHash);
	expect(rows.map(({ hash }) => hash)).toEqual(rows.map(hashOf));
	const elsewhere = await audit([event(2)]);
	expect(elsewhere.rows[0]?.hash).not.toBe(rows[0]?.hash);
});

it('starts a chain where an expression finds no row before', async () => {
	const { rows } = await audit([event(1)], { prevHash: '={{ $json.nothing }}' });
	expect(rows.map(({ prevHash }) => prevHash)).toEqual(['']);
});

it('writes details of any kind as text', async () => {
	const { rows } = await audit([event(1, { reason: { code: 7 } }), event(2, { reason: 12 })]);
	expect(rows.map(({ detail }) => detail)).toEqual(['{"code":7}', '12']);
	expect(rows.map(({ hash }) => hash)).toEqual(rows.map(hashOf));
});

it('fails items that say nothing was done to anything, and keeps the chain whole', async () => {
	const { done, failed, rows } = await audit([
		event(1),
		{ state: 'ordered' },
		{},
		event(3, { state: '' }),
		event(4),
	]);
	expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 4 }]);
	expect(rows[1]?.prevHash).toBe(rows[0]?.hash);
	expect(failed.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
		["Nothing stands in the field 'Subject'.", { item: 1 }],
		["Nothing stands in the field 'Action'.", { item: 3 }],
	]);
});

it('takes fixed texts on an item without fields, as a manual trigger gives it', async () => {
	const { rows } = await audit([{}], { action: 'shop.checked', subject: 'shop 777' });
	expect(rows).toMatchObject([{ action: 'shop.checked', subject: 'shop 777' }]);
});

it('reads what became of orders from rows of the ledger, without being told item by item', async () => {
	const rows = [
		event(1, { provider: 'printify', providerOrderId: 'p1', lineIds: '11', claimedBy: '9' }),
		event(2, { state: 'retry', reason: 'auth', lineIds: '21', attempts: 2, claimedBy: null }),
	];
	const { rows: made } = await audit([...rows, {}], { events: 'ledger', prevHash: 'before' });
	expect(made).toMatchObject([
		{ action: 'order.ordered', subject: 'etsy-777-1-1', detail: 'printify p1; lines 11' },
		{ action: 'order.retry', actor: 'Test #1', detail: 'auth; lines 21; try 2' },
	]);
	expect(made[0]?.actor).toBe('Test #9');
	expect(made[0]?.prevHash).toBe('before');
	expect(made.map(({ hash }) => hash)).toEqual(made.map(hashOf));
});
