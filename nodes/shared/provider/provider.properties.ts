import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../../core/domain/provider';
import { providerModules } from '../../../core/providers/registry';

/**
 * One entry per provider. None is required, or a node whose provider is an expression would need
 * all of them (facts/n8n.md, tried on 2.41); a missing one is reported when it is needed.
 */
export const providerCredentials: INodeCredentialDescription[] = providerModules().map(
	({ name, credential }) => ({
		name: credential.type,
		displayName: credential.displayName,
		required: false,
		displayOptions: { show: { provider: [name] } },
	}),
);

/** Operations that are ours alone and call nobody. */
const OURS = [
	'audit',
	'checkLateness',
	'checkSettings',
	'confirm',
	'confirmUnchanged',
	'endedClaims',
	'explainError',
	'figures',
	'judgeSupply',
	'listQuotes',
	'orderedRows',
	'plan',
	'planChanges',
	'plannedRows',
	'planRetention',
	'planRetries',
	'planSupply',
	'planTracking',
	'readSupplierParcel',
	'reconcile',
	'sentInPart',
	'verifyAudit',
];

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
	required: true,
	description:
		"Who prints. May be an expression that reads the item's own provider, so that one node serves orders for several of them.",
	displayOptions: { hide: { operation: OURS } },
};

/** Which shop or store of the account. */
export const storeProperty: INodeProperties = {
	displayName: 'Store',
	name: 'storeId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	hint: 'Left empty, the one in the credential is used',
	description: 'The shop or store in your account. Left empty, the one in the credential is used.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a store...',
			typeOptions: { searchListMethod: 'searchStores', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 5432' },
	],
	displayOptions: {
		show: {
			provider: providerModules()
				.filter(({ capabilities }) => capabilities.hasStores)
				.map(({ name }) => name),
		},
		hide: { operation: [...OURS, 'check'] },
	},
};
