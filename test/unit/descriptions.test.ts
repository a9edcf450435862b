import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Icon, INodeProperties } from 'n8n-workflow';
import { allChecks, choices, problems } from '../support/descriptions/checks';
import * as pack from '../support/descriptions/pack';
import { markdownTables } from '../support/markdown';

const { credentials, docFile, docPages, iconFile, nodes, packageJson, ROOT } = pack;

/** A codex file, as far as it is looked at here. */
interface Codex {
	node: string;
	categories: string[];
	alias: string[];
	resources: Record<string, Array<{ url: string }>>;
}

const iconsOf = (icon: Icon | undefined): string[] =>
	icon === undefined ? [] : typeof icon === 'string' ? [icon] : [icon.light, icon.dark];

/**
 * Every operation that the drop-downs of a node offer: resource (empty if none) and operation.
 * @param by whether as a user reads them or as a workflow keeps them
 */
function operationsOf(properties: readonly INodeProperties[], by: 'name' | 'value'): string[][] {
	const resources = choices(properties.find(({ name }) => name === 'resource') ?? ({} as never));
	const drops = properties.filter(({ name }) => name === 'operation');
	if (resources.length === 0) return drops.flatMap(choices).map((one) => ['', String(one[by])]);
	return resources.flatMap((resource) =>
		drops
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource.value))
			.flatMap(choices)
			.map((one) => [String(resource[by]), String(one[by])]),
	);
}

/** Every operation that a node has code for, by the same two words; a trigger has none. */
function performedBy(node: (typeof nodes)[number]): string[][] {
	const actions = join(ROOT, dirname(node.source), 'actions');
	if (!existsSync(actions)) return [];
	if (existsSync(join(actions, 'operations.ts'))) {
		const { OPERATIONS } = jest.requireActual<{ OPERATIONS: object }>(join(actions, 'operations'));
		return Object.keys(OPERATIONS).map((operation) => ['', operation]);
	}
	const { resources } = jest.requireActual<{
		resources: ReadonlyArray<{ option: { value: string }; operations: object }>;
	}>(join(actions, 'resources'));
	return resources.flatMap(({ option, operations }) =>
		Object.keys(operations).map((operation) => [option.value, operation]),
	);
}

const codexOf = (source: string) =>
	JSON.parse(readFileSync(join(ROOT, `${source}.json`), 'utf8')) as Codex;

describe.each(nodes.map((node) => [node.name, node] as const))('node %s', (_name, node) => {
	const { description } = node.instance;
	const codex = codexOf(node.source);

	it('has parameters that are complete and fit together', () => {
		expect(description.properties.length).toBeGreaterThan(0);
		expect(problems(description.properties, allChecks)).toEqual([]);
	});

	it('has icons for light and dark', () => {
		const icons = iconsOf(description.icon as Icon);
		expect(icons).toHaveLength(2);
		const found = icons.map((icon) => readFileSync(iconFile(node, icon), 'utf8'));
		for (const svg of found) expect(svg).toMatch(/^<svg /);
	});

	it('is found by other names, and its help pages exist', () => {
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.alias.length).toBeGreaterThan(2);
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
		const urls = Object.values(codex.resources).flatMap((list) => list.map(({ url }) => url));
		expect(urls.filter((url) => !existsSync(docFile(url)))).toEqual([]);
	});

	it('names credentials of this package, one at most for each', () => {
		const names = (description.credentials ?? []).map(({ name }) => name);
		const known = credentials.map(({ instance }) => instance.name);
		expect(names.filter((name) => !known.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
		const shown = (description.credentials ?? []).map(({ name, displayOptions }) => ({
			...({ displayName: name, name, type: 'string', default: '', description: name } as const),
			displayOptions,
		}));
		expect(problems([...shown, ...description.properties], allChecks)).toEqual([]);
	});

	it('fills its lists by methods that exist', () => {
		const named = [
			...JSON.stringify(description).matchAll(/"(?:searchList|loadOptions)Method":"(\w+)"/g),
		];
		const { listSearch = {}, loadOptions = {} } = node.instance.methods ?? {};
		const known = [...Object.keys(listSearch), ...Object.keys(loadOptions)];
		expect(new Set(named.map(([, name]) => name))).toEqual(new Set(known));
	});

	it('does something for every operation that can be chosen', () => {
		const offered = operationsOf(description.properties, 'value');
		expect(performedBy(node).sort()).toEqual(offered.sort());
		expect(offered.length > 0).toBe(!/Trigger$/.test(node.name));
	});

	it('has a file for each operation, named by its value', () => {
		const offered = operationsOf(description.properties, 'value');
		const missing = offered
			.map(([resource = '', operation]) => join(resource, `${operation}.operation.ts`))
			.filter((file) => !existsSync(join(ROOT, dirname(node.source), 'actions', file)));
		expect(missing).toEqual([]);
	});

	it('has a page that names every operation, and no other', () => {
		const [doc] = codex.resources.primaryDocumentation ?? [];
		const table = docPages(doc?.url ?? '').flatMap((page) => {
			const tables = markdownTables(readFileSync(page, 'utf8'));
			return tables.find(([row]) => row !== undefined && 'Operation' in row) ?? [];
		});
		const written = table.map((row) => [row.Resource ?? '', row.Operation]);
		expect(written.sort()).toEqual(operationsOf(description.properties, 'name').sort());
	});
});

describe.each(credentials.map((one) => [one.name, one] as const))('credential %s', (_n, one) => {
	const {
		displayName,
		documentationUrl,
		extends: parents,
		icon,
		name,
		properties,
		test,
	} = one.instance;

	it('has fields that are complete, and hides what is secret', () => {
		expect(problems(properties, allChecks)).toEqual([]);
		const open = properties
			.filter((field) => /secret|token|password/i.test(field.name) && !/url$/i.test(field.name))
			.filter(({ typeOptions }) => typeOptions?.password !== true);
		expect(open.map((field) => field.name)).toEqual([]);
		expect(properties.some(({ typeOptions }) => typeOptions?.password)).toBe(true);
	});

	it('has a name, icons, a help page and a way to be tested', () => {
		expect(name.toLowerCase()).toBe(one.name.toLowerCase());
		expect(displayName).toMatch(/ API$/);
		expect(existsSync(docFile(documentationUrl ?? ''))).toBe(true);
		const icons = iconsOf(icon);
		expect(icons).toHaveLength(2);
		expect(icons.filter((file) => !existsSync(iconFile(one, file)))).toEqual([]);
		const isTestedByNodes = nodes.some(({ instance }) =>
			instance.description.credentials?.some(
				(used) =>
					used.name === name &&
					typeof used.testedBy === 'string' &&
					instance.methods?.credentialTest?.[used.testedBy] !== undefined,
			),
		);
		const isTested = test !== undefined || isTestedByNodes;
		expect(isTested || parents?.includes('oAuth2Api')).toBe(true);
	});
});

describe('the checks themselves', () => {
	const good: INodeProperties[] = [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			options: [
				{ name: 'Order', value: 'order' },
				{ name: 'Shop', value: 'shop' },
			],
			default: 'order',
		},
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			displayOptions: { show: { resource: ['order'] } },
			options: [{ name: 'Get', value: 'get', action: 'Get an order', description: 'Read one' }],
			default: 'get',
		},
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			displayOptions: { show: { resource: ['order'], operation: ['get'] } },
			default: '',
			description: 'Which order',
		},
	];
	const lettered = (names: string) => [...names].map((name) => ({ name, value: name }));

	it.each<[number, Partial<INodeProperties>, RegExp]>([
		[1, { options: [{ name: 'Get', value: 'get', description: 'Read' }] }, /Get has no action/],
		[1, { options: [{ name: 'Get', value: 'get', action: 'Get' }] }, /Get has no description/],
		[0, { options: lettered('BACDE'), default: 'A' }, /not alphabetical/],
		[2, { description: '' }, /orderId: has no description/],
		[2, { displayOptions: { show: { ressource: ['order'] } } }, /ressource, which does not exist/],
		[2, { displayOptions: { show: { resource: ['parcel'] } } }, /parcel, which cannot be chosen/],
		[
			2,
			{ displayOptions: { show: { resource: ['shop'], operation: ['get'] } } },
			/another resource/,
		],
		[0, { default: 'parcel' }, /cannot begin with "parcel"/],
		[2, { type: 'boolean' }, /cannot begin with ""/],
		[
			2,
			{ type: 'collection', default: {}, options: [{ ...good[2]!, default: 7 }] },
			/orderId\.orderId: /,
		],
	])('find parameter %i with %j', (index, change, expected) => {
		expect(problems(good, allChecks)).toEqual([]);
		const bad = good.map((property, at) => (at === index ? { ...property, ...change } : property));
		expect(problems(bad, allChecks).join('\n')).toMatch(expected);
	});
});
