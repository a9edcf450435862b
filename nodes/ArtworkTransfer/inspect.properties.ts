import type { INodeProperties } from 'n8n-workflow';
import { catalogProductProperty, makerProperty, picker } from '../shared/provider/pickers';
import { providerProperty } from './provider.properties';
import { storeIdOption, trustedHostsOption } from './shared-options';
import { sourceProperties } from './source.properties';

const given = { show: { areaFrom: ['given'] } };
const catalog = { show: { areaFrom: ['catalog'] } };

const areaProperties: INodeProperties[] = [
	{
		displayName: 'Print Area',
		name: 'areaFrom',
		type: 'options',
		options: [
			{
				name: 'Any',
				value: 'none',
				description: 'Resolution and shape are not judged, only the file itself',
			},
			{ name: 'By Its Size', value: 'given', description: 'In inches, centimetres or millimetres' },
			{
				name: "From the Provider's Catalog",
				value: 'catalog',
				description: 'Of a blank product; one call for each product',
			},
		],
		default: 'given',
		description: 'What the file is to fill',
	},
	{
		displayName: 'Area Width',
		name: 'areaWidth',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 12,
		displayOptions: given,
		description: 'How wide the print area is',
	},
	{
		displayName: 'Area Height',
		name: 'areaHeight',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 16,
		displayOptions: given,
		description: 'How high the print area is',
	},
	{
		displayName: 'Unit',
		name: 'areaUnit',
		type: 'options',
		options: [
			{ name: 'Centimetres', value: 'cm' },
			{ name: 'Inches', value: 'in' },
			{ name: 'Millimetres', value: 'mm' },
		],
		default: 'in',
		displayOptions: given,
		description: 'What width and height are given in',
	},
	{ ...catalogProductProperty, displayOptions: catalog },
	{ ...makerProperty, displayOptions: catalog },
	{
		...picker(
			{
				displayName: 'Variant',
				name: 'variantId',
				description:
					'One variant from the list of the product chosen above; or its ID, such as that of the order line; or several as <code>Size=M, L; Color=Black</code>. Left empty, all. The one on which the file comes out worst decides.',
			},
			'searchVariants',
			{ list: 'Select a variant...', id: 'e.g. 4012 or Size=M, L' },
			false,
		),
		displayOptions: catalog,
	},
	{
		displayName: 'Placement',
		name: 'placement',
		type: 'string',
		default: '',
		placeholder: 'e.g. front',
		displayOptions: catalog,
		description: "The provider's name of the print area. Left empty, the front or the only one.",
	},
	{
		displayName: 'Put There',
		name: 'fit',
		type: 'options',
		options: [
			{ name: 'As a Whole, Within the Area', value: 'fit' },
			{ name: 'Over All of the Area, Cut to Its Shape', value: 'fill' },
			{ name: 'Stretched to the Area', value: 'stretch' },
		],
		default: 'fit',
		displayOptions: { hide: { areaFrom: ['none'] } },
		description: 'How the picture is put on the area, on which its resolution depends',
	},
];

const options: INodeProperties[] = [
	{
		displayName: 'Calculate Hash',
		name: 'wantsHash',
		type: 'boolean',
		default: false,
		description: 'Whether to give the SHA-256 of the file. All of it is read for that.',
	},
	{
		displayName: 'Do Without an Unknown Area',
		name: 'areaOptional',
		type: 'boolean',
		default: false,
		description:
			'Whether the file alone is judged where the catalog does not tell the size of the area. If not, that is a failure.',
	},
	{
		displayName: 'Expect Transparency',
		name: 'wantsTransparency',
		type: 'boolean',
		default: false,
		description: 'Whether to warn of a picture whose background is printed too, as on clothes',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. cat.png',
		description:
			'What the file is called, where the item or address does not say. Its ending is compared with its content.',
	},
	{
		displayName: 'Look at the Pixels',
		name: 'wantsPixels',
		type: 'boolean',
		default: false,
		description:
			'Whether to find PNG, JPEG, WebP, TIFF and SVG files that are blank, fully transparent or cut off at an edge. All of the file is read; a large one takes some seconds.',
	},
	{
		displayName: 'Lowest DPI',
		name: 'minDpi',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 150,
		description: "Pixels an inch under which a file is rejected, instead of the provider's own",
	},
	{
		displayName: 'Most Megapixels',
		name: 'maxMegapixels',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 268,
		description: 'Larger pictures are rejected, because they are hard to open anywhere',
	},
	{
		displayName: 'Reject Warnings',
		name: 'rejectWarnings',
		type: 'boolean',
		default: false,
		description: "Whether files with warnings leave by 'Rejected' too, for a person to look at",
	},
	storeIdOption,
	trustedHostsOption,
];

/** The parameters of Inspect. */
export const inspectProperties: INodeProperties[] = [
	...sourceProperties,
	{
		...providerProperty,
		required: false,
		options: providerProperty.options?.map((option) =>
			'value' in option && option.value === '' ? { ...option, name: 'Any Provider' } : option,
		) as INodeProperties['options'],
		description:
			"Whose rules count, and whose catalog or library is asked. May be an expression that reads the item's own provider.",
	},
	...areaProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];
