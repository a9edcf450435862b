import type { INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../core/domain/provider';
import { providerModules } from '../../core/providers/registry';

/**
 * Which provider. The first option has no credential: with credentials for all options n8n takes
 * the field for the authentication field and hides it (facts/n8n.md, tried on 2.41).
 */
export const providerProperty: INodeProperties = {
	displayName: 'Provider',
	name: 'provider',
	type: 'options',
	options: [
		{ name: 'Choose a Provider', value: '' },
		...providerModules().map(({ name }) => ({ name: serviceLabel(name), value: name })),
	],
	default: '',
	description:
		"Who prints. May be an expression that reads the item's own provider, so that one node serves files for several of them.",
};
