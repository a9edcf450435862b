import { safeParseWorkflowStructure } from 'n8n-workflow';
import {
	NEWEST_IN_OLDEST_HOST,
	knownNode,
	needsCredential,
	outputsOf,
	tooNewFor,
} from './known-nodes';
import { isObject, unknownParameters } from './parameter-tree';
import { expressionsIn, stickies, steps, stickyText, textsIn } from './template';
import type { Template } from './template';

/** What a template file is made of; anything else came from somebody's n8n. */
const FIELDS = new Set([
	...['id', 'name', 'description', 'nodes', 'connections', 'pinData', 'active', 'settings', 'tags'],
]);
const NODE_FIELDS = new Set([
	...['id', 'name', 'type', 'typeVersion', 'position', 'parameters', 'onError', 'executeOnce'],
	...['alwaysOutputData', 'retryOnFail', 'maxTries', 'waitBetweenTries', 'notes', 'notesInFlow'],
	'disabled',
]);

/**
 * What n8n's own check of a workflow says. Like every rule here: sentences, none for a good
 * template.
 */
export function hasSoundStructure(template: Template): string[] {
	const parsed = safeParseWorkflowStructure(template);
	return parsed.success ? [] : parsed.issues.map(({ message }) => message);
}

/** Nodes, versions and parameters that the oldest n8n does not have. */
export function hasOnlyKnownNodes({ nodes }: Template): string[] {
	return nodes.flatMap((node) => {
		const { name, type, typeVersion, parameters } = node;
		const known = knownNode(node);
		if (known === undefined) return [`${name}: there is no ${type} ${typeVersion}`];
		const newest = NEWEST_IN_OLDEST_HOST[type];
		if (newest !== undefined && typeVersion > newest) {
			return [`${name}: ${type} ${typeVersion} is newer than ${newest} in the oldest host`];
		}
		const wrong = [...unknownParameters(parameters, known.parameters), ...tooNewFor(node)];
		return wrong.map((one) => `${name}: ${one}`);
	});
}

/** Fields and fixed ids that came along from somebody's own n8n. */
export function hasNothingForeign(template: Template): string[] {
	const fields = template.fields.filter((field) => !FIELDS.has(field));
	const ofNodes = template.nodes.flatMap((node) =>
		Object.keys(node)
			.filter((field) => !NODE_FIELDS.has(field))
			.map((field) => `${node.name}: ${field}`),
	);
	const ids = template.nodes.flatMap(({ name, parameters }) =>
		fixedIds(parameters).map((id) => `${name}: the fixed id ${id}`),
	);
	return [...fields, ...ofNodes, ...ids].map((what) => `${what} does not belong in a template`);
}

/** Ids of things in somebody's n8n or account, chosen from a list; an expression is none. */
function fixedIds(value: unknown): string[] {
	if (!isObject(value)) return [];
	if (value.__rl === true) {
		const id = String(value.value ?? '');
		return id === '' || id.startsWith('=') ? [] : [id];
	}
	return Object.values(value).flatMap(fixedIds);
}

/**
 * Pinned data is made-up or real data in a template's nodes. The empty object must be there:
 * without it n8n 2.41 fails as soon as a second step is run by hand ("Cannot read properties of
 * null").
 */
export function pinsNoData({ pinData }: Template): string[] {
	if (!isObject(pinData)) return ['pinData is not an empty object'];
	return Object.keys(pinData).map((name) => `${name} has pinned data`);
}

/** A template that would start to work as soon as it is imported. */
export function isInactive({ active }: Template): string[] {
	return active === false ? [] : ['the template is active'];
}

/** Texts that look like a secret, and expressions that read `$env`. */
export function hasNoSecretAndNoEnvironment({ nodes }: Template): string[] {
	const secret = /[A-Za-z0-9_+/-]{32,}|\bBearer\s|\beyJ[\w-]{8}|[?&](?:token|key|secret)=/;
	return nodes.flatMap(({ name, parameters }) =>
		textsIn(parameters).flatMap(([path, text]) => [
			...(/\$env\b/.test(text) ? [`${name}${path} uses $env, which many hosts refuse`] : []),
			// The ids by which the editor tells rows of a list apart are no secrets.
			...(!path.endsWith('.id') && secret.test(text) ? [`${name}${path} looks like a secret`] : []),
		]),
	);
}

/** Steps with an error output of which nothing is done with what comes out. */
export function wiresErrorOutputs(template: Template): string[] {
	return steps(template)
		.filter(({ onError }) => onError === 'continueErrorOutput')
		.filter((node) => !template.connections[node.name]?.main?.[outputsOf(node)]?.length)
		.map(({ name }) => `${name}: nothing is connected to the error output`);
}

/** Steps that no trigger leads to: they would never run. */
export function leadsEverywhere(template: Template): string[] {
	const reached = new Set<string>();
	const visit = (name: string) => {
		if (reached.has(name)) return;
		reached.add(name);
		for (const output of template.connections[name]?.main ?? []) {
			for (const { node } of output ?? []) visit(node);
		}
	};
	const triggers = steps(template).filter(({ type }) => /trigger|\.webhook$/i.test(type));
	for (const { name } of triggers) visit(name);
	return steps(template)
		.filter(({ name }) => !reached.has(name))
		.map(({ name }) => `${name}: no trigger leads there`);
}

/** Expressions that read from a node that is not there, as after a rename. */
export function refersToExistingNodes(template: Template): string[] {
	const names = new Set(steps(template).map(({ name }) => name));
	return template.nodes.flatMap((node) =>
		expressionsIn(node).flatMap(([path, text]) =>
			[...text.matchAll(/\$\((['"])(.*?)\1\)/g)]
				.map(([, , name = '']) => name)
				.filter((name) => !names.has(name))
				.map((name) => `${node.name}${path} reads from '${name}', which does not exist`),
		),
	);
}

/** Buyers' data runs through workflows that read or make orders, and must not stay in n8n. */
export function keepsNoBuyerData(template: Template): string[] {
	const handlesOrders = steps(template).some(
		(node) => needsCredential(node) && node.parameters.resource === 'order',
	);
	if (!handlesOrders) return [];
	const { settings = {} } = template;
	const wanted = {
		saveDataSuccessExecution: 'none',
		saveDataErrorExecution: 'none',
		saveManualExecutions: false,
		saveExecutionProgress: false,
	};
	return Object.entries(wanted)
		.filter(([name, value]) => settings[name as keyof typeof wanted] !== value)
		.map(([name, value]) => `the setting ${name} is not ${value}`);
}

/** A sticky note with the workflow's name, and steps that name each node with a credential. */
export function explainsItself(template: Template): string[] {
	const guide = stickies(template)
		.map(stickyText)
		.find((text) => text.startsWith(`## ${template.name}\n`));
	if (guide === undefined) return [`no sticky note has the heading "${template.name}"`];
	const numbers = [...guide.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
	const isNumbered = numbers.length > 1 && numbers.every((number, index) => number === index + 1);
	const unnamed = steps(template)
		.filter((node) => needsCredential(node) && !guide.includes(`**${node.name}**`))
		.map(({ name }) => `the setup does not name ${name}, which needs a credential`);
	return [...(isNumbered ? [] : ['the setup has no steps numbered from 1']), ...unnamed];
}
