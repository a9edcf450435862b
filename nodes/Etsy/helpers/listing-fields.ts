import type { INodeProperties } from 'n8n-workflow';

/*
 * The fields of a listing in the editor, shared by Create and Update. Read them with
 * `read-listing-fields.ts`.
 */

/** The value of When Made that asks for a text of Etsy's own. */
export const OTHER_PERIOD = 'other';

const decades = Array.from({ length: 10 }, (_none, index) => `${1900 + index * 10}s`);

/** The years move each January (facts/etsy.md 5); the last entry takes any of Etsy's words. */
const PERIODS: ReadonlyArray<[name: string, value: string]> = [
	['1700s', '1700s'],
	['1800s', '1800s'],
	...decades.map((decade): [string, string] => [decade, decade]),
	['2000 to 2006', '2000_2006'],
	['2007 to 2009', '2007_2009'],
	['2010 to 2019', '2010_2019'],
	['2020 to 2026', '2020_2026'],
	['Another Period', OTHER_PERIOD],
	['Before 1700', 'before_1700'],
	['Before 2007', 'before_2007'],
	['Made to Order', 'made_to_order'],
];

/** Who made it, when, and whether it is a supply: Etsy takes all three or none. */
export const makingProperties: INodeProperties[] = [
	{
		displayName: 'Who Made It',
		name: 'whoMade',
		type: 'options',
		options: [
			{ name: 'A Member of My Shop', value: 'collective' },
			{ name: 'I Did', value: 'i_did' },
			{ name: 'Someone Else', value: 'someone_else' },
		],
		default: 'i_did',
		description: 'Who made the item, as Etsy asks it',
	},
	{
		displayName: 'When Was It Made',
		name: 'whenMade',
		type: 'options',
		options: PERIODS.map(([name, value]) => ({ name, value })),
		default: 'made_to_order',
		description: 'When the item is or was made',
	},
	{
		displayName: 'Period',
		name: 'whenMadePeriod',
		type: 'string',
		displayOptions: { show: { whenMade: [OTHER_PERIOD] } },
		default: '',
		placeholder: 'e.g. 2020_2027',
		description: "Etsy's own word for the period. The years in these words move each January.",
	},
	{
		displayName: 'Is a Supply',
		name: 'isSupply',
		type: 'boolean',
		default: false,
		description: 'Whether it is a supply or tool to make something with, not a finished product',
	},
];

/** Fields of both operations, by name. */
export const fields = {
	autoRenew: {
		displayName: 'Auto Renew',
		name: 'autoRenew',
		type: 'boolean',
		default: true,
		description:
			'Whether Etsy renews the listing every four months by itself, for a listing fee each time',
	},
	imageIds: {
		displayName: 'Image IDs',
		name: 'imageIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5501234567, 5501234568',
		description:
			'All images of the listing in their order, separated by commas. Images that are left out are taken off the listing.',
	},
	isTaxable: {
		displayName: 'Is Taxable',
		name: 'isTaxable',
		type: 'boolean',
		default: true,
		description: 'Whether the tax rates of the shop apply to the listing',
	},
	materials: {
		displayName: 'Materials',
		name: 'materials',
		type: 'string',
		default: '',
		placeholder: 'e.g. cotton, water based ink',
		description: 'Separated by commas. Letters, digits and blanks only.',
	},
	styles: {
		displayName: 'Styles',
		name: 'styles',
		type: 'string',
		default: '',
		placeholder: 'e.g. Boho, Minimalist',
		description: 'At most two of 45 characters, separated by commas',
	},
	tags: {
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. fern mug, plant lover gift',
		description: 'At most 13 of 20 characters, separated by commas',
	},
} as const satisfies Record<string, INodeProperties>;

/** Weight and size, each with its unit. Only physical listings have them. */
export const measures: INodeProperties[] = [
	{
		displayName: 'Size',
		name: 'size',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Size',
		options: [
			{
				displayName: 'Size',
				name: 'values',
				values: [
					{
						displayName: 'Height',
						name: 'height',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 3 },
						default: 0,
						description: 'Packed, in the unit below. 0 is not sent.',
					},
					{
						displayName: 'Length',
						name: 'length',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 3 },
						default: 0,
						description: 'Packed, in the unit below. 0 is not sent.',
					},
					{
						displayName: 'Unit',
						name: 'unit',
						type: 'options',
						options: [
							{ name: 'Centimetres', value: 'cm' },
							{ name: 'Feet', value: 'ft' },
							{ name: 'Inches', value: 'in' },
							{ name: 'Metres', value: 'm' },
							{ name: 'Millimetres', value: 'mm' },
							{ name: 'Yards', value: 'yd' },
						],
						default: 'cm',
						description: 'The unit of height, length and width',
					},
					{
						displayName: 'Width',
						name: 'width',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 3 },
						default: 0,
						description: 'Packed, in the unit below. 0 is not sent.',
					},
				],
			},
		],
	},
	{
		displayName: 'Weight',
		name: 'weight',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Weight',
		options: [
			{
				displayName: 'Weight',
				name: 'values',
				values: [
					{
						displayName: 'Weight',
						name: 'weight',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 3 },
						default: 0,
						description: 'With packing. Shipping profiles that calculate the price need it.',
					},
					{
						displayName: 'Unit',
						name: 'unit',
						type: 'options',
						options: [
							{ name: 'Grams', value: 'g' },
							{ name: 'Kilograms', value: 'kg' },
							{ name: 'Ounces', value: 'oz' },
							{ name: 'Pounds', value: 'lb' },
						],
						default: 'g',
						description: 'The unit of the weight',
					},
				],
			},
		],
	},
];
