import { join } from 'node:path';
import { CALLED_BY_ROW } from '../../../install/called-by-row';
import { readTemplateFolder } from '../../../install/workflow';

const TEMPLATES = readTemplateFolder(join(__dirname, '../../../workflows'));

describe('a workflow that others find by a row', () => {
	it.each(CALLED_BY_ROW)('$template writes the same row itself', (called) => {
		const { nodes } = TEMPLATES.find(({ file }) => file === called.template)!;
		const rows = nodes.map(({ parameters }) => {
			const { value } = (parameters.columns ?? {}) as { value?: Record<string, string> };
			return value;
		});
		expect(rows).toContainEqual({
			name: called.row,
			value: '={{ $workflow.id }}',
			meaning: called.meaning,
		});
		expect(nodes.map(({ name }) => name)).toContain(called.button);
	});

	it('is every one that a template looks for so', () => {
		const looked = TEMPLATES.flatMap(({ nodes }) => [
			...JSON.stringify(nodes).matchAll(/name === '(\w+_workflow)'/g),
		]).map(([, row]) => row);
		expect([...new Set(looked)].sort()).toEqual(CALLED_BY_ROW.map(({ row }) => row).sort());
	});
});
