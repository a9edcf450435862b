import { SETTING_GROUPS } from '../../core/domain/settings/setting-groups';
import { providerModules } from '../../core/providers/registry';
import * as layout from '../support/templates/rules-layout';
import * as structure from '../support/templates/rules-structure';
import {
	TABLES,
	asksOnlyForEquality,
	nestedNames,
	showsAllColumns,
	tablesMadeBy,
	usesExistingColumns,
} from '../support/templates/rules-tables';
import { readTemplates } from '../support/templates/template';
import type { Template } from '../support/templates/template';

const templates = readTemplates();
const tables = new Map(templates.flatMap((template) => [...tablesMadeBy(template)]));

/** Each names what is wrong in sentences; a good template gives none. */
const rules: Record<string, (template: Template) => string[]> = {
	'is a sound workflow: unique names and ids, connections between existing nodes':
		structure.hasSoundStructure,
	'uses only nodes, versions and parameters that exist from n8n 2.4 on':
		structure.hasOnlyKnownNodes,
	'brings nothing of our own n8n along': structure.hasNothingForeign,
	'is not active': structure.isInactive,
	'pins no data': structure.pinsNoData,
	'holds no secret and asks for no environment variable': structure.hasNoSecretAndNoEnvironment,
	'does something with every error it catches': structure.wiresErrorOutputs,
	'reaches every node from a trigger': structure.leadsEverywhere,
	'reads only from nodes that exist': structure.refersToExistingNodes,
	'leaves no buyer data in saved executions': structure.keepsNoBuyerData,
	'explains its set-up in a sticky note': structure.explainsItself,
	'overlaps nothing': layout.hasRoomForEverything,
	'reads from left to right': layout.readsFromLeftToRight,
	'shows its sticky notes whole': layout.showsWholeNotes,
	'asks for rows only by equality': asksOnlyForEquality,
	'uses only columns that exist': (template) => usesExistingColumns(template, tables),
	'shows all columns in the forms that write rows': (template) => showsAllColumns(template, tables),
};

describe.each(templates.map((template) => [template.file, template] as const))(
	'the template %s',
	(_file, template) => {
		it.each(Object.entries(rules))('%s', (_name, rule) => {
			expect(rule(template)).toEqual([]);
		});
	},
);

describe('the template set-up-the-pack.json', () => {
	const setup = templates.find(({ file }) => file === 'set-up-the-pack.json')!;
	const valueOf = (name: string) =>
		JSON.stringify(setup.nodes.find((node) => node.name === name)?.parameters);

	it.each(['Compare the columns', 'What is missing now'])(
		'looks at every table that it makes in: %s',
		(name) => {
			const made = [...tablesMadeBy(setup).keys()];
			expect(made.length).toBeGreaterThan(0);
			for (const table of made) expect(valueOf(name)).toContain(`'${table}'`);
		},
	);

	it('asks every printer that the pack knows', () => {
		const asked = /\['[^\]]*\]/.exec(valueOf('Your printers'))?.[0];
		expect(asked).toBe(
			`[${providerModules()
				.map(({ name }) => `'${name}'`)
				.join(', ')}]`,
		);
	});

	it('has a group in the form for every kind of setting', () => {
		const form = templates.find(({ file }) => file === 'change-the-settings.json');
		const open = form?.nodes.find(({ name }) => name === 'Open the settings');
		const options = SETTING_GROUPS.map((option) => ({ option }));
		expect(JSON.stringify(open?.parameters)).toContain(JSON.stringify({ values: options }));
	});
});

describe('the templates together', () => {
	it('make exactly the tables of the design, each once', () => {
		const made = templates.flatMap((template) => [...tablesMadeBy(template).keys()]);
		expect(made.sort()).toEqual([...TABLES].sort());
	});

	it('give the tables names of which none is a part of another', () => {
		expect(nestedNames([...tables.keys()])).toEqual([]);
	});

	it('have ids and names of their own', () => {
		for (const field of ['id', 'name'] as const) {
			expect(new Set(templates.map((template) => template[field])).size).toBe(templates.length);
		}
	});
});

describe('the template keep-print-files.json', () => {
	const stepOf = (file: string, name: string) =>
		templates.find((template) => template.file === file)?.nodes.find((node) => node.name === name)
			?.parameters.workflowInputs;
	const PASSED = ['externalId', 'lineId', 'fileIndex', 'provider'];

	it('saves its executions, or the files are gone before a printer fetches them', () => {
		const keep = templates.find(({ file }) => file === 'keep-print-files.json');
		expect(keep?.settings).toMatchObject({
			...{ saveDataSuccessExecution: 'all', saveDataErrorExecution: 'all' },
			saveManualExecutions: true,
		});
	});

	it('takes and is given numbers of order and line, and nothing that a buyer wrote', () => {
		const taken = stepOf('keep-print-files.json', 'When the sync has files');
		expect(taken).toEqual({
			values: [{ name: 'externalId' }, { name: 'lineId' }, expect.anything(), { name: 'provider' }],
		});
		const given = stepOf('sync-etsy-orders.json', 'Keep it for the printer');
		expect(Object.keys((given as { value: object }).value)).toEqual(PASSED);
	});
});
