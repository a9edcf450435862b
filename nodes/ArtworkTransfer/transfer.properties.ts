import type { INodeProperties } from 'n8n-workflow';
import { listingPicker } from '../shared/etsy/listing-picker';
import { shopIdOption } from '../shared/etsy/shop-id';
import { pairProperty, providerProperty } from './provider.properties';
import { sourceStoreIdOption, storeIdOption, trustedHostsOption } from './shared-options';
import { sourceProperties } from './source.properties';

const options: INodeProperties[] = [
	{
		displayName: 'Address Lasts (Hours)',
		name: 'addressHours',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 720 },
		default: 72,
		description:
			"How long an address of n8n's own store can be fetched from. The file itself is kept only as long as n8n keeps the execution.",
	},
	{
		displayName: 'Address Only',
		name: 'addressOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether the file only gets an address that the provider can fetch it from later. Nothing is sent to its library then.',
	},
	{
		displayName: 'Alt Text',
		name: 'altText',
		type: 'string',
		default: '',
		description: 'What the image of a listing shows, for buyers who cannot see it',
	},
	{
		displayName: 'Check Known Files',
		name: 'checkKnown',
		type: 'boolean',
		default: true,
		description:
			'Whether a file that the table names is looked up at the provider before it counts as there. Costs one call a file.',
	},
	{
		displayName: 'Compare What Arrived',
		name: 'compare',
		type: 'boolean',
		default: true,
		description:
			'Whether the size, or the hash where the provider tells it, must be that of the file that was sent',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. fern-mug',
		description:
			"What the file is called at the destination, without an extension. Left empty, its own name. The beginning of the file's hash is added, by which it is found again.",
	},
	{
		displayName: 'Keep a Copy',
		name: 'keepCopy',
		type: 'boolean',
		default: false,
		description:
			"Whether a file that gets an address of n8n's own store is stored anew in this execution first. For a sub-workflow that saves its executions: the file then outlives the workflow that brought it.",
	},
	{
		displayName: 'Largest File (MB)',
		name: 'largestMegabytes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 4096 },
		default: 512,
		description: 'A larger file is refused, whatever it says of itself',
	},
	shopIdOption,
	storeIdOption,
	sourceStoreIdOption,
	trustedHostsOption,
	{
		displayName: 'Wait for Processing (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600 },
		default: 60,
		description:
			'How long to wait, after all files were sent, for a provider that looks at files later (Printful). What is not done then comes out as processing.',
	},
];

const [sourceChoice, ...places] = sourceProperties as [INodeProperties, ...INodeProperties[]];

/** A file in a provider's library, on its way to Etsy or to another provider. */
const taken = (target: string): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { target: [target], source: ['providerFile'] } },
});

/** The parameters of Transfer. */
export const transferProperties: INodeProperties[] = [
	{
		displayName:
			"Connect files to 'Files' and the rows of the table POD Artwork Library to 'Artwork Library'. Write what comes out by 'New Rows' into that table: then no file is sent twice.",
		name: 'transferNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Bring It To',
		name: 'target',
		type: 'options',
		options: [
			{
				name: 'Etsy Listing',
				value: 'etsyListing',
				description: 'As an image, behind those that it has',
			},
			{
				name: 'Provider',
				value: 'provider',
				description: 'Into its library; one that has none gets an address to fetch it from',
			},
		],
		default: 'provider',
		description: 'Where the file goes',
	},
	sourceChoice,
	...places,
	{
		...providerProperty,
		...taken('etsyListing'),
		description: 'Whose library the file is in. May be an expression.',
	},
	{ ...pairProperty, ...taken('provider') },
	{
		...providerProperty,
		displayOptions: { show: { target: ['provider'], source: ['binary', 'url'] } },
	},
	{ ...listingPicker, displayOptions: { show: { target: ['etsyListing'] } } },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	},
];
