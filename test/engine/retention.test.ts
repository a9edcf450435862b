import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { chainEvents } from '../../core/domain/audit';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';
import { anOrder } from '../support/examples';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function run(operation: string, inputs: IDataObject[][], parameters: object = {}) {
	const { outputs, error } = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'report', operation, ...parameters } as never,
		inputs,
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	return outputs;
}

const jsonOf = (outputs: Awaited<ReturnType<typeof run>>) =>
	outputs.map((list) => list.map(({ json }) => json));

const doneRow = (receiptId: string, days: number, cells: IDataObject = {}) => {
	const at = daysAgo(days);
	return ledgerRow({
		...{ id: Number(receiptId), externalId: `etsy-777-${receiptId}-1`, receiptId },
		...{ status: 'delivered', createdAt: at, claimedAt: at, firstTriedAt: at, orderedAt: at },
		...cells,
	});
};

describe('Plan Retention', () => {
	const plan = async (orders: IDataObject[], ledger: IDataObject[], parameters: object = {}) => {
		const rest = [EMPTY_TABLE, EMPTY_TABLE, EMPTY_TABLE, EMPTY_TABLE];
		const given = { shopId: '777', settings: '{}', unreadable: '[]', ...parameters };
		const [reduce = [], remove = [], cut = [], stored = [], told = [], products = [], failed = []] =
			jsonOf(await run('planRetention', [orders, ledger, ...rest], given));
		return { reduce, remove, cut, stored, told, products, failed };
	};

	it('says what may go and what is stored, and finds a buyer’s words', async () => {
		const order = anOrder({ receiptId: '9' }) as unknown as IDataObject;
		const notes = 'to Ada Lovelace';
		const rows = [doneRow('1', 800), doneRow('9', 800), doneRow('3', 10, { notes })];
		const { reduce, stored, told, failed } = await plan([order], rows);
		expect(failed).toEqual([]);
		expect(reduce).toMatchObject([{ rowId: 1, externalId: 'etsy-777-1-1', state: 'ordered' }]);
		expect(told).toMatchObject([{ reduced: 1, removed: 0, rows: 3, buyerData: 1 }]);
		expect(stored[0]).toMatchObject({
			...{ table: 'POD Order Ledger', rows: 3 },
			buyerData: [{ rowId: 3, column: 'notes' }],
		});
		expect(JSON.stringify(stored)).not.toContain('Lovelace');
	});

	it('says for each printer that saves products for lines which orders need them', async () => {
		const order = anOrder({ receiptId: '9' }) as unknown as IDataObject;
		const elsewhere = doneRow('4', 800, { provider: 'prodigi' });
		const rows = [doneRow('1', 800), doneRow('3', 10), elsewhere];
		const { products } = await plan([order], rows);
		expect(products).toMatchObject([{ provider: 'printify', shopId: '777', heldFiles: [] }]);
		expect(products[0]?.needed).toEqual(expect.arrayContaining(['9', '3']));
		expect(products[0]?.needed).not.toContain('1');
		const kept = { settings: { keep_files_days: 'off' } };
		expect((await plan([order], rows, kept)).products).toEqual([]);
	});

	it('lets nothing go where Etsy or a table was not read, or a setting is none', async () => {
		const rows = [doneRow('1', 800)];
		for (const parameters of [
			{ unreadable: [{ failure: {} }] },
			{ settings: { keep_ledger_days: '3' } },
		]) {
			const { reduce, told, products, failed } = await plan([{}], rows, parameters);
			expect([reduce, told, products, failed.length]).toEqual([[], [], [], 1]);
		}
		expect((await plan([{}], [])).failed).toHaveLength(1);
		expect((await plan([{ hello: 'world' }], rows)).failed).toHaveLength(1);
		const odd = await plan([{}], rows, { unreadable: [{ receiptId: '1' }] });
		expect(odd).toMatchObject({ reduce: [], failed: [] });
	});
});

it('Monthly Figures adds up what is marked, and names the marks', async () => {
	const marked = { claimedBy: 'retention 7', costMinor: 500, currency: 'USD' };
	const rows = [doneRow('1', 800, marked), doneRow('2', 800, marked), doneRow('3', 10)];
	const [figures, counted] = jsonOf(await run('figures', [rows]));
	expect(figures).toMatchObject([{ provider: 'printify', orders: 2, costMinor: 1000 }]);
	expect(counted).toEqual([{ mark: 'retention 7' }]);
	expect(jsonOf(await run('figures', [EMPTY_TABLE]))).toEqual([[], [], []]);
});

describe('Verify Audit Log', () => {
	const log = chainEvents(
		[1, 2, 3].map((n) => ({
			...{ at: daysAgo(9 - n), actor: 'Sync #1', action: 'order.ordered' },
			...{ subject: `etsy-777-${n}-1`, detail: '' },
		})),
		'',
		sha256,
	).map((row, n): IDataObject => ({ id: n + 1, ...row }));

	it('gives a verdict, and the whole log as a file', async () => {
		const [verdict = [], problems] = await run('verifyAudit', [log], { exportAs: 'json' });
		expect(problems).toEqual([]);
		expect(verdict[0]?.json).toMatchObject({
			...{ isSound: true, rows: 3, problems: 0, end: `3 ${String(log[2]?.hash)}` },
		});
		const { data, fileName, mimeType } = verdict[0]?.binary?.data ?? { data: '' };
		expect([fileName, mimeType]).toEqual(['pod-audit-log.json', 'application/json']);
		const file = JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as unknown[];
		expect(file).toHaveLength(3);
	});

	it('tells numbers that were skipped, and calls the log sound', async () => {
		const skipped = log.map((row) => (row.id === 3 ? { ...row, id: 35 } : row));
		const [verdict, problems] = jsonOf(await run('verifyAudit', [skipped]));
		expect(verdict).toMatchObject([{ isSound: true, problems: 0, gaps: 1 }]);
		expect(verdict?.[0]?.end).toBe(`35 ${String(log[2]?.hash)}`);
		expect(problems).toMatchObject([{ code: 'numbers_missing', rowId: 35 }]);
	});

	it('names what was done to the log', async () => {
		const forged = log.map((row) => (row.id === 2 ? { ...row, subject: 'another' } : row));
		const [verdict, problems] = jsonOf(await run('verifyAudit', [forged]));
		expect(verdict).toMatchObject([{ isSound: false, problems: 1 }]);
		expect(problems).toMatchObject([{ code: 'changed', rowId: 2 }]);
		const knownEnd = `3 ${String(log[2]?.hash)}`;
		const [, cut] = jsonOf(await run('verifyAudit', [log.slice(0, 2)], { knownEnd }));
		expect(cut).toMatchObject([{ code: 'end_removed' }]);
	});
});
