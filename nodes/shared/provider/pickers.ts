import type { INodeProperties } from 'n8n-workflow';

/** A list that is searched at the provider, or an id typed in. */
export function picker(
	property: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'hint'>,
	method: string,
	words: { list: string; id: string },
	isRequired: boolean,
): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: isRequired,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: words.list,
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: words.id },
		],
	};
}

/** A blank product of the catalog. */
export const catalogProductProperty = picker(
	{
		displayName: 'Product',
		name: 'catalogProductId',
		description: 'The blank product of the catalog',
	},
	'searchCatalogProducts',
	{ list: 'Select a product...', id: 'e.g. 6' },
	true,
);

/** Who makes it. */
export const makerProperty = picker(
	{
		displayName: 'Maker',
		name: 'makerId',
		description: 'Who makes it, where the provider works with several print shops (Printify)',
		hint: 'Only Printify asks for it',
	},
	'searchMakers',
	{ list: 'Select a maker...', id: 'e.g. 29' },
	false,
);

/** One variant of the product above, or several typed in; by default the incoming item's. */
export const variantProperty: INodeProperties = {
	...picker(
		{
			displayName: 'Variant',
			name: 'variantIds',
			description:
				'One variant from the list of the product chosen above, or the IDs of several, separated by commas',
		},
		'searchVariants',
		{ list: 'Select a variant...', id: 'e.g. 4011, 4012' },
		true,
	),
	default: { mode: 'id', value: '={{ $json.variantId }}' },
};

/** A saved product. */
export const savedProductProperty = picker(
	{
		displayName: 'Product',
		name: 'providerProductId',
		description: 'The saved product',
	},
	'searchSavedProducts',
	{ list: 'Select a product...', id: 'e.g. 5d39b159e7c48c000728c89f' },
	true,
);

/** The country that prices, stock or shipping depend on. */
export const countryProperty: INodeProperties = {
	displayName: 'Country Code',
	name: 'countryCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. US',
	description: 'Where it is to be sent, as two letters, where prices or stock depend on it',
};
