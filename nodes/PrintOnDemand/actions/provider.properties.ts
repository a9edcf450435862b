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

/** Operations that call a provider, and so ask which one. */
const calling = { resource: ['connection', 'order'], operation: ['check', 'create', 'get'] };

/** Operations that work in one shop, and so ask which one. */
const inShop = { resource: ['order'], operation: ['create', 'get'] };

/**
 * Which provider, and which shop there. The first option has no credential: with credentials for
 * all options n8n takes the field for the authentication field and hides it (facts/n8n.md, tried
 * on 2.41).
 */
export const providerProperties: INodeProperties[] = [
	{
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
		displayOptions: { show: calling },
	},
	{
		displayName: 'Printify Shop',
		name: 'printifyShop',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		hint: "Left empty, the 'Shop ID' of the credential is used",
		description: "The shop in Printify. Left empty, the 'Shop ID' of the credential is used.",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a shop...',
				typeOptions: { searchListMethod: 'searchPrintifyShops', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 5432',
				validation: [
					{
						type: 'regex',
						properties: { regex: '^\\d+$', errorMessage: 'A Printify shop ID is a whole number' },
					},
				],
			},
		],
		displayOptions: { show: { ...inShop, provider: ['printify'] } },
	},
];
