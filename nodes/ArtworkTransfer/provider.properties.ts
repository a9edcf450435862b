import type { INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../core/domain/provider';
import { pairText } from '../../core/domain/provider-pair';
import { providerModules } from '../../core/providers/registry';

const EMPTY = { name: 'Choose a Provider', value: '' };

/**
 * From whom to whom a file of a library goes: each provider that has a library, to every other. One
 * parameter says both, because n8n shows a credential by the value of one parameter.
 */
const PAIRS = providerModules()
	.filter(({ capabilities }) => capabilities.actions.includes('getFile'))
	.flatMap(({ name: from }) =>
		providerModules()
			.filter(({ name }) => name !== from)
			.map(({ name: to }) => ({ from, to })),
	);

/** What the parameter says where a provider is one of the two. */
export function pairsWith(name: string): string[] {
	return PAIRS.filter(({ from, to }) => from === name || to === name).map(pairText);
}

/**
 * Which provider. The first option has no credential: with credentials for all options n8n takes
 * the field for the authentication field and hides it (facts/n8n.md, tried on 2.41).
 */
export const providerProperty: INodeProperties = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	options: [
		EMPTY,
		...providerModules().map(({ name }) => ({ name: serviceLabel(name), value: name })),
	],
	default: '',
	description:
		"Who prints. May be an expression that reads the item's own provider, so that one node serves files for several of them.",
};

/**
 * From which provider to which: the same parameter, for a file of a library on its way to another.
 */
export const pairProperty: INodeProperties = {
	...providerProperty,
	options: [
		{ ...EMPTY, name: 'Choose From and To' },
		...PAIRS.map((pair) => ({
			name: `${serviceLabel(pair.from)} to ${serviceLabel(pair.to)}`,
			value: pairText(pair),
		})),
	],
	description:
		"Whose library the file is in, and who gets it. May be an expression that gives both names with a > between them, such as 'printful>printify'.",
};
