import type { IDataObject, INodeProperties } from 'n8n-workflow';

const skuField: INodeProperties = {
	displayName: 'SKU',
	name: 'sku',
	type: 'string',
	default: '',
	placeholder: 'e.g. TEE-BLK-M',
	description: 'The SKU that the variant has now. Leave it empty to name it by its option values.',
};

const optionValuesField: INodeProperties = {
	displayName: 'Option Values',
	name: 'optionValues',
	type: 'fixedCollection',
	placeholder: 'Add Option Value',
	typeOptions: { multipleValues: true },
	default: {},
	description:
		'The values that tell the variant from the others. Capitals and blanks make no difference.',
	options: [
		{
			displayName: 'Option Value',
			name: 'option',
			values: [
				{
					displayName: 'Option',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Color',
					description:
						'The name of the option. Left empty, the value is looked for in all options.',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Black',
					description: 'The value as it stands on the listing',
				},
			],
		},
	],
};

/** What a variant can be given; a field that is not added stays as it is. */
export const setField: INodeProperties = {
	displayName: 'Fields to Set',
	name: 'set',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Fields that are not added, or left empty, stay as they are',
	options: [
		{
			displayName: 'Enabled',
			name: 'isEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether buyers can see and buy the variant',
		},
		{
			displayName: 'New SKU',
			name: 'newSku',
			type: 'string',
			default: '',
			placeholder: 'e.g. TEE-BLK-M-2',
			description:
				'The SKU that the variant is to have. Added and left empty, the SKU is taken off.',
		},
		{
			displayName: 'Price',
			name: 'price',
			type: 'string',
			default: '',
			placeholder: 'e.g. 24.50',
			description: 'In the currency of the shop, as a plain number',
		},
		{
			displayName: 'Processing Profile ID',
			name: 'processingProfileId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234567890',
			description: 'The number of the processing profile, as "Get Many" of that resource shows it',
		},
		{
			displayName: 'Quantity',
			name: 'quantity',
			type: 'string',
			default: '',
			placeholder: 'e.g. 25',
			description: 'How many buyers can still buy',
		},
	],
};

/** The fields of one row. */
export const rowFields: INodeProperties[] = [skuField, optionValuesField, setField];

function optionsOf(optionValues: unknown): unknown {
	if (typeof optionValues !== 'object' || optionValues === null) return optionValues;
	const list: unknown = Reflect.get(optionValues, 'option');
	return Array.isArray(list) ? list : undefined;
}

/** A row as the editor holds it, in the form that rows are read in. */
export function toRaw({ sku, optionValues, set }: IDataObject): IDataObject {
	const fields = typeof set === 'object' && set !== null ? (set as IDataObject) : {};
	return { ...fields, sku, options: optionsOf(optionValues) as IDataObject };
}
