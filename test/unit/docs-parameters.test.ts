import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { docPages, nodes, ROOT, type Loaded } from '../support/descriptions/pack';
import { markdownTables } from '../support/markdown';

interface Codex {
	resources: { primaryDocumentation: Array<{ url: string }> };
}

/** What a user does not fill: texts, and boxes that only hold other parameters. */
const NOT_FILLED = ['notice', 'credentials', 'hidden', 'callout', 'collection', 'fixedCollection'];

/** Each parameter that a user fills, with the resources that it belongs to (none: to all). */
function parameters(properties: readonly INodeProperties[], resources: readonly string[] = []) {
	return properties.flatMap((property): Array<{ label: string; resources: readonly string[] }> => {
		const own = property.displayOptions?.show?.resource?.map(String) ?? resources;
		const inside = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return parameters(option.values, own);
			return 'type' in option ? parameters([option], own) : [];
		});
		if (['resource', 'operation'].includes(property.name)) return [];
		if (NOT_FILLED.includes(property.type)) return inside;
		return [{ label: property.displayName, resources: own }, ...inside];
	});
}

/** The pages of a node, each with the resources (as the drop-down names them) of its table. */
function pagesOf(node: Loaded<unknown>) {
	const codex = JSON.parse(readFileSync(join(ROOT, `${node.source}.json`), 'utf8')) as Codex;
	return docPages(codex.resources.primaryDocumentation[0]?.url ?? '').map((path) => {
		const text = readFileSync(path, 'utf8');
		const rows = markdownTables(text).find(([row]) => row !== undefined && 'Operation' in row);
		return { text, resources: new Set((rows ?? []).map(({ Resource }) => Resource)) };
	});
}

const stands = (label: string, text: string) =>
	new RegExp(
		`(?<![\\p{L}\\d])${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
		'u',
	).test(text);

it.each(nodes.map((node) => [node.name, node] as const))(
	'the pages of %s name every parameter',
	(_name, node) => {
		const { properties } = node.instance.description;
		const choice = properties.find(({ name }) => name === 'resource');
		const labels = new Map(
			(choice?.options ?? []).flatMap((option) =>
				'value' in option ? [[String(option.value), option.name] as const] : [],
			),
		);
		const pages = pagesOf(node);
		const missing = parameters(properties).filter(({ label, resources }) => {
			const wanted = resources.map((value) => labels.get(value));
			const own = pages.filter(
				(page) => wanted.length === 0 || wanted.some((name) => page.resources.has(name)),
			);
			return !stands(label, own.map(({ text }) => text).join('\n'));
		});
		expect(missing.map(({ label, resources }) => [...resources, label].join(': '))).toEqual([]);
	},
);
