import type { INode } from 'n8n-workflow';
import { join } from 'node:path';
import { leavesOfNode } from '../../../install/fingerprint';
import { addsRows, withTableIds } from '../../../install/table-ids';
import { tablesMadeBy } from '../../../install/tables-of-templates';
import { readTemplateFolder } from '../../../install/workflow';

const TEMPLATES = readTemplateFolder(join(__dirname, '../../../workflows'));
const SYNC = TEMPLATES.find(({ file }) => file === 'sync-etsy-orders')!;
const NAMES = [...new Set(TEMPLATES.flatMap((one) => [...tablesMadeBy(one).keys()]))];
const ALL = new Map(NAMES.map((name, at) => [name, `id${at}`]));

const locatorOf = (nodes: readonly INode[], name: string) =>
	nodes.find((node) => node.name === name)?.parameters.dataTableId;
const literal = (value?: string) => ({ __rl: true, mode: 'id', value });

describe('the ids of tables', () => {
	it.each(TEMPLATES.map((one) => [one.file, one] as const))(
		'are written into every step of %s that adds rows, and into no other',
		(_file, template) => {
			const nodes = withTableIds(template.nodes, template, ALL);
			const known = new Set(ALL.values());
			for (const [at, node] of nodes.entries()) {
				if (!addsRows(node)) expect(node).toBe(template.nodes[at]);
				else expect(known).toContain((node.parameters.dataTableId as { value: string }).value);
			}
		},
	);

	it('are those of the tables that the template names', () => {
		const nodes = withTableIds(SYNC.nodes, SYNC, ALL);
		expect(locatorOf(nodes, 'Write down the intent')).toEqual(literal(ALL.get('POD Order Ledger')));
		expect(locatorOf(nodes, 'Append to the audit log')).toEqual(literal(ALL.get('POD Audit Log')));
	});

	it('are renewed where a table was made anew, and given up where it is not known any more', () => {
		const first = withTableIds(SYNC.nodes, SYNC, ALL);
		const renamed = first.map((node) => ({ ...node, id: `${node.id}x` }));
		const anew = new Map([...ALL, ['POD Order Ledger', 'new']]);
		expect(locatorOf(withTableIds(first, SYNC, anew), 'Write down the intent')).toEqual(
			literal('new'),
		);
		expect(locatorOf(withTableIds(renamed, SYNC, anew), 'Write down the intent')).toEqual(
			literal('new'),
		);
		expect(withTableIds(first, SYNC, new Map())).toEqual(SYNC.nodes);
	});

	it('leave alone a table that the user chose instead', () => {
		const own = SYNC.nodes.map((node) =>
			node.name === 'Write down the intent'
				? { ...node, parameters: { ...node.parameters, dataTableId: literal('mine') } }
				: node,
		);
		const nodes = withTableIds(own, SYNC, new Map([...ALL, ['My own ledger', 'mine']]));
		expect(locatorOf(nodes, 'Write down the intent')).toEqual(literal('mine'));
	});

	it('are no change of the user that an update would have to respect', () => {
		const step = SYNC.nodes.find(({ name }) => name === 'Write down the intent')!;
		const [wired] = withTableIds([step], SYNC, ALL);
		expect(wired).not.toEqual(step);
		expect(leavesOfNode(wired!)).toEqual(leavesOfNode(step));
		const update = SYNC.nodes.find(({ name }) => name === 'Ledger: failed')!;
		expect(leavesOfNode(update).map(([path]) => path)).toContain('dataTableId.value');
	});
});
