import { createHash } from 'node:crypto';
import { buildPack, N8nClient, startN8n, type N8nHost, type Row } from '../../host';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { approvedPrints } from '../../core/domain/planning/approvals';
import { ledgerRows } from '../../core/domain/planning/ledger';
import { ApprovalForm } from './support/approval-form';
import type { FormVisitor } from './support/form-visitor';
import { makeTables } from './support/make-tables';

jest.setTimeout(20 * 60_000);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const PRINT = sha256('too many').slice(0, 32);

/** What all lines of an order say that is held as a whole. */
const WHOLE = { fingerprint: sha256('too much').slice(0, 32), canApprove: true };

/** A row of `POD Exceptions` as the sync writes it. */
function waiting(lineId: string, code: string, cells: Row): Row {
	return {
		...{ key: `700:${lineId}:${code}`, kind: 'hold', shopId: '9', receiptId: '700', lineId, code },
		...{ externalId: '', provider: '', category: 'policy', attempts: 0, nextAttemptAt: '' },
		...{ state: 'open', fingerprint: sha256(lineId).slice(0, 32), canApprove: false },
		...{ message: `Message of ${lineId}.`, hint: `Hint of ${lineId}.` },
		...cells,
	};
}

const EXCEPTIONS: Row[] = [
	waiting('71', 'quantity_too_high', {
		message: 'The buyer wants 60 pieces; your limit is 50.',
		hint: 'Approve it, or raise the limit.',
		fingerprint: PRINT,
		canApprove: true,
	}),
	waiting('72', 'unmapped', { message: 'POD Variant Map has no row for SKU <b>MOON-S</b> at $5.' }),
	waiting('73', 'personalised', {}),
	waiting('73', 'waits_for_other_lines', { receiptId: '700' }),
	waiting('', 'validation', {
		...{ kind: 'order', externalId: 'etsy-9-701-1', receiptId: '701', provider: 'printify' },
		...{ message: 'Printify does not take the postal code.', fingerprint: '' },
	}),
	waiting('', 'network', {
		...{ kind: 'order', externalId: 'etsy-9-702-1', receiptId: '702', provider: 'printify' },
		nextAttemptAt: '2099-01-01T00:00:00.000Z',
	}),
	waiting('', 'auth', { kind: 'read', receiptId: '', key: 'etsy:read' }),
	// An order over a limit whose lines are at two printers, and another order over the same limit.
	waiting('76', 'value_too_high', { ...WHOLE, receiptId: '706' }),
	waiting('77', 'value_too_high', { ...WHOLE, receiptId: '706' }),
	waiting('78', 'value_too_high', { canApprove: true, receiptId: '708' }),
	waiting('75', 'first_order', { canApprove: true, receiptId: '705' }),
];

/** A person decides in the form; Plan's own readers then read what stands in the tables. */
describe('the workflow Hold and approve', () => {
	let host: N8nHost;
	let client: N8nClient;
	let form: ApprovalForm;
	let visitor: FormVisitor;
	let url: string;

	beforeAll(async () => {
		host = await startN8n({ packTarball: await buildPack() });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		await makeTables(client);
		await client.insertRows('POD Exceptions', EXCEPTIONS);
		await client.insertRows('POD Order Ledger', [
			{ externalId: 'etsy-9-701-1', shopId: '9', receiptId: '701', provider: 'printify' },
		]);
		await client.dataTables.update(
			'POD Order Ledger',
			[{ columnName: 'externalId', condition: 'eq', value: 'etsy-9-701-1' }],
			{ state: 'needs_person', lineIds: '74', attempts: 1, inDoubt: true },
		);
		form = await ApprovalForm.open(client, host);
		({ url, visitor } = form);
	});

	afterAll(async () => {
		await form?.close();
		await host?.stop();
	});

	const states = async () => {
		const rows = await client.tableRows('POD Exceptions');
		return Object.fromEntries(rows.map((row) => [`${row.lineId}:${row.code}`, row.state]));
	};
	const log = async () => (await client.tableRows('POD Audit Log')) as unknown as AuditRow[];

	it('shows what waits for a person, and nothing else', async () => {
		const shown = (await form.list()).join('\n');
		for (const words of ['order 700, line 71', 'line 72', 'line 73', 'order 701', 'order 705']) {
			expect(shown).toContain(words);
		}
		expect(shown).not.toContain('702');
		expect(await visitor.choices()).toHaveLength(9);
	});

	it('lets nobody in without the password', async () => {
		const strangers: Array<Record<string, string>> = [
			{},
			{ authorization: `Basic ${btoa('seller:guessed')}` },
		];
		for (const headers of strangers) {
			expect((await fetch(url, { headers })).status).toBe(401);
			const body = new FormData();
			body.set('field-0', 'Everything that waits');
			expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(401);
		}
	});

	it('approves what the plan lets approve, with the reason in plain words', async () => {
		await form.lookAt('line 71', 'Only what I may approve');
		const text = await visitor.text();
		expect(text).toContain('The buyer wants 60 pieces; your limit is 50.');
		expect(text).toContain('Approve it, or raise the limit.');
		await visitor.press('Approve');
		await visitor.submit('Approved');

		const rows = await client.tableRows('POD Exceptions');
		expect([...approvedPrints(rows)]).toEqual([PRINT]);
		expect((await log()).at(-1)).toMatchObject({
			action: 'hold.approved',
			subject: 'etsy-9-700',
			detail: `line 71; quantity_too_high; for exactly ${PRINT}`,
			actor: expect.stringMatching(/^a person, by the form Hold and approve #\d+$/) as string,
		});
	});

	it('approves an order that is held as a whole for all of its lines, and no other one', async () => {
		await form.lookAt('line 77', 'Only what I may approve');
		await visitor.press('Approve');
		await visitor.submit('Approved');
		expect(await states()).toMatchObject({
			'76:value_too_high': 'approved',
			'77:value_too_high': 'approved',
			'78:value_too_high': 'open',
		});
		expect((await log()).at(-1)).toMatchObject({ action: 'hold.approved', subject: 'etsy-9-706' });
	});

	it('offers no approval where the plan would not accept it, and says what to do', async () => {
		await form.lookAt('line 72');
		expect(await visitor.text()).toContain('SKU MOON-S at $5.');
		expect(await visitor.text()).toContain('This cannot be approved.');
		expect((await visitor.buttons()).map((label) => label.split(':')[0])).toEqual([
			...['Solved', 'Leave out', 'Decide later'],
		]);
		await visitor.press('Solved');
		await visitor.submit('Noted');
		expect(await states()).toMatchObject({ '72:unmapped': 'resolved' });
	});

	it('leaves a line out for good', async () => {
		await form.lookAt('line 73, Message');
		await visitor.press('Leave out');
		await visitor.submit('Left out');
		const row = ledgerRows(await client.tableRows('POD Order Ledger')).at(-1);
		expect(row).toMatchObject({ externalId: 'etsy-9-700-0', state: 'ignored', lineIds: ['73'] });
		expect(await states()).toMatchObject({
			'73:personalised': 'resolved',
			'73:waits_for_other_lines': 'resolved',
		});
	});

	it('has a failed try tried again, and keeps the doubt', async () => {
		await form.lookAt('order 701', 'Only failed tries');
		await visitor.press('Try again');
		await visitor.submit('Noted');
		const [row] = ledgerRows(await client.tableRows('POD Order Ledger'));
		expect(row).toMatchObject({ state: 'planned', inDoubt: true, attempts: 1 });
		expect(await states()).toMatchObject({ ':validation': 'resolved' });
	});

	it('changes nothing when that is wanted, or when somebody was faster', async () => {
		const before = await log();
		await form.lookAt('order 705');
		await visitor.press('Decide later');
		await visitor.submit('Nothing was changed');
		await form.lookAt('order 705');
		await client.dataTables.update(
			'POD Exceptions',
			[{ columnName: 'receiptId', condition: 'eq', value: '705' }],
			{ fingerprint: sha256('the buyer changed it').slice(0, 32) },
		);
		await visitor.press('Approve');
		await visitor.submit('It changed meanwhile');
		expect(await states()).toMatchObject({ '75:first_order': 'open' });
		expect(await log()).toEqual(before);
	});

	it('says so when nothing waits', async () => {
		await visitor.visit(url);
		await visitor.choose('Only failed tries');
		await visitor.submit('Nothing waits');
	});

	it('has every decision in the log, in an unbroken chain', async () => {
		const rows = await log();
		expect(rows.map(({ action }) => action)).toEqual([
			...['hold.approved', 'hold.approved', 'hold.solved', 'hold.left_out', 'order.try_again'],
		]);
		rows.forEach((row, index) => {
			expect(row.prevHash).toBe(rows[index - 1]?.hash ?? '');
			expect(row.hash).toBe(sha256(auditText(row, row.prevHash)));
		});
	});
});
