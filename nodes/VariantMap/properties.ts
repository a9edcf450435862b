import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../core/domain/provider';
import { providerModules } from '../../core/providers/registry';

/** The operations that call Etsy or a printer; Resolve calls nobody. */
const CALLING = ['check', 'migrate', 'planPrices', 'review', 'suggest'];

/**
 * None is required, because each operation needs its own: a missing one is told when it is needed.
 */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'etsyOAuth2Api',
		required: false,
		displayOptions: { show: { operation: ['check', 'planPrices', 'review', 'suggest'] } },
	},
	...providerModules().map(({ credential }) => ({
		name: credential.type,
		displayName: credential.displayName,
		required: false,
		displayOptions: { show: { operation: CALLING } },
	})),
];

/** A drop-down of the printers. */
export function providerChoice(
	name: string,
	displayName: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		options: [
			{ name: 'Choose a Provider', value: '' },
			...providerModules().map((module) => ({
				name: serviceLabel(module.name),
				value: module.name,
			})),
		],
		default: '',
		required: true,
		description,
	};
}

/** Which shop of the printer's account. */
export const storeIdOption: INodeProperties = {
	displayName: 'Provider Store ID',
	name: 'storeId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5432',
	description:
		'The shop or store in your account at the provider. Left empty, the one in the credential is used.',
};

/** Saved products, or a blank of the catalog. */
export const compareWithProperties: INodeProperties[] = [
	{
		displayName: 'Compare With',
		name: 'compareWith',
		type: 'options',
		options: [
			{
				name: 'Saved Products',
				value: 'saved',
				description: 'Products in your account at the provider, with their artwork on them',
			},
			{
				name: 'Catalog Products',
				value: 'catalog',
				description: 'Blank products, with artwork that is sent along with each order',
			},
		],
		default: 'saved',
		description: "Which of the provider's products to compare with",
	},
	{
		displayName: 'Catalog Product IDs',
		name: 'catalogProductId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6, 12',
		displayOptions: { show: { compareWith: ['catalog'] } },
		description:
			'The product types that you sell, separated by commas; Print on Demand > Catalog > Get Products finds them',
	},
	{
		displayName: 'Maker ID',
		name: 'makerId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 29',
		displayOptions: { show: { compareWith: ['catalog'] } },
		description: 'Who makes it, where the provider works with several print shops (Printify)',
	},
];
