import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { join } from 'node:path';
import { leavesOfNode } from '../../../install/fingerprint';
import { markOf } from '../../../install/mark';
import { addsRows } from '../../../install/table-ids';
import { merge } from '../../../install/merge';
import { isUsersOwn } from '../../../install/users-own';
import { isSticky, readTemplateFolder, type Template } from '../../../install/workflow';

const TEMPLATES = readTemplateFolder(join(__dirname, '..', '..', '..', 'workflows'));
const aTemplate = fc.constantFrom(...TEMPLATES);
const named = (file: string) => TEMPLATES.find((one) => one.file === file)!;

/** A template as n8n keeps it. */
const installed = (template: Template): Template => structuredClone(template);
const changed = (template: Template, name: string, to: Partial<INode>): Template => ({
	...template,
	nodes: template.nodes.map((node) => (node.name === name ? { ...node, ...to } : node)),
});
/** A later version: every step does something else. */
const later = (template: Template): Template => ({
	...template,
	nodes: template.nodes.map((node) =>
		isSticky(node) ? node : { ...node, alwaysOutputData: true, retryOnFail: true },
	),
	settings: { ...template.settings, executionTimeout: 600 },
});
const stepOf = (workflow: { nodes: INode[] }, name: string) =>
	workflow.nodes.find((node) => node.name === name);

describe('an update of an installed workflow', () => {
	it('changes nothing where nothing was changed', () => {
		fc.assert(
			fc.property(aTemplate, (template) => {
				const { workflow, conflicts } = merge(installed(template), template, markOf(template));
				expect(conflicts).toEqual([]);
				expect(workflow.nodes).toEqual(template.nodes);
			}),
		);
	});

	it('takes over everything of the new version that the user did not touch', () => {
		for (const template of TEMPLATES) {
			const { workflow, conflicts } = merge(installed(template), later(template), markOf(template));
			expect(conflicts).toEqual([]);
			expect(workflow.nodes).toEqual(later(template).nodes);
			expect(workflow.settings.executionTimeout).toBe(600);
		}
	});

	it('keeps credentials, form addresses, switches and remarks of any step', () => {
		fc.assert(
			fc.property(
				aTemplate,
				fc.nat(),
				fc.boolean(),
				fc.string(),
				(template, at, disabled, notes) => {
					const steps = template.nodes.filter((node) => !isSticky(node));
					const { name } = steps[at % steps.length]!;
					const own = {
						...{ credentials: { printifyApi: { id: '7', name: 'Mine' } }, webhookId: 'w' },
						...{ disabled, notes },
					};
					const { workflow, conflicts } = merge(
						changed(installed(template), name, own),
						later(template),
						markOf(template),
					);
					expect(conflicts).toEqual([]);
					expect(stepOf(workflow, name)).toMatchObject(own);
				},
			),
		);
	});

	it('keeps the schedule and the settings', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 59 }), fc.string(), (minutesInterval, timezone) => {
				const template = named('sync-etsy-orders');
				const rule = { interval: [{ field: 'minutes', minutesInterval }] };
				const own = changed(installed(template), 'Every 5 minutes', { parameters: { rule } });
				own.settings = { ...own.settings, timezone, errorWorkflow: 'mine' };
				const { workflow, conflicts } = merge(own, later(template), markOf(template));
				expect(conflicts).toEqual([]);
				expect(stepOf(workflow, 'Every 5 minutes')?.parameters.rule).toEqual(rule);
				expect(workflow.settings).toMatchObject({ timezone, errorWorkflow: 'mine' });
			}),
		);
	});

	it('keeps the values of "Your rules", and brings new ones', () => {
		const template = named('publish-a-design');
		const rules = stepOf(template, 'Your rules')!;
		const inner = rules.parameters.assignments as { assignments: Array<Record<string, string>> };
		const [first, ...others] = inner.assignments;
		const mine = { ...first, value: '3.3' };
		const older = { ...rules.parameters, assignments: { assignments: [mine, ...others.slice(1)] } };
		const base = changed(installed(template), 'Your rules', {
			parameters: { ...older, assignments: { assignments: [first!, ...others.slice(1)] } },
		} as Partial<INode>);
		const own = changed(base, 'Your rules', { parameters: older } as Partial<INode>);
		const { workflow, conflicts } = merge(own, template, markOf(base));
		expect(conflicts).toEqual([]);
		const kept = stepOf(workflow, 'Your rules')?.parameters.assignments as typeof inner;
		expect(kept.assignments).toEqual([mine, ...others]);
	});

	it('names every other value that the user changed, and no other step', () => {
		fc.assert(
			fc.property(aTemplate, fc.nat(), fc.nat(), (template, at, which) => {
				const steps = template.nodes.filter((node) =>
					leavesOfNode(node).some(([path]) => isText(node, path)),
				);
				const node = steps[at % steps.length]!;
				const paths = leavesOfNode(node).filter(([path]) => isText(node, path));
				const [path] = paths[which % paths.length]!;
				const own = installed(template);
				setText(stepOf(own, node.name)!.parameters, path.split('.'), 'my own words');
				const { conflicts } = merge(own, later(template), markOf(template));
				expect(conflicts).toEqual([
					{ step: node.name, what: 'changed', details: [`${path}: my own words`] },
				]);
			}),
		);
	});

	it('names steps that were added or taken out, and arrows', () => {
		const template = named('follow-production');
		const own = installed(template);
		own.nodes = own.nodes.filter(({ name }) => name !== 'Not noted yet');
		own.nodes.push({ ...own.nodes[0]!, id: 'mine', name: 'My step' });
		own.connections = {
			...own.connections,
			'My step': { main: [[{ node: 'Find the tables', type: 'main', index: 0 }]] },
		};
		const { conflicts } = merge(own, later(template), markOf(template));
		expect(conflicts.map(({ step, what }) => [what, step])).toEqual([
			['added', 'My step'],
			['removed', 'Not noted yet'],
			['connected otherwise', ''],
		]);
	});

	it('lets go of steps that came with the older version, and keeps notes of the user', () => {
		const template = named('follow-production');
		const own = installed(template);
		const old = { ...own.nodes[1]!, id: 'old', name: 'A step of the older version' };
		own.nodes.push(old);
		const mark = markOf({ ...template, nodes: [...template.nodes, old] });
		const note = { ...own.nodes.find(isSticky)!, id: 'note', name: 'My note' };
		own.nodes.push(note);
		const { workflow, conflicts } = merge(own, template, mark);
		expect(conflicts).toEqual([]);
		const names = workflow.nodes.map(({ name }) => name);
		expect(names).not.toContain(old.name);
		expect(names).toContain('My note');
	});
});

/** A text inside the parameters that is not the user's to change. */
function isText(node: INode, path: string): boolean {
	if (path.startsWith('name') || path === 'type' || isSticky(node) || isUsersOwn(node, path))
		return false;
	// With these a step that adds rows becomes another, of which the table counts as well.
	if (addsRows(node) && (path === 'resource' || path === 'operation')) return false;
	const value = path.split('.').reduce<unknown>((inner, key) => {
		return typeof inner === 'object' && inner !== null
			? (inner as Record<string, unknown>)[key]
			: undefined;
	}, node.parameters);
	return typeof value === 'string';
}

function setText(inside: object, [key = '', ...rest]: string[], text: string): void {
	const target = inside as Record<string, unknown>;
	if (rest.length === 0) target[key] = text;
	else setText(target[key] as object, rest, text);
}
