import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { mockupsAreReady, toListing } from '../../../../core/domain/design/to-listing';
import { toMapRows } from '../../../../core/domain/design/to-map-rows';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { cannotPublish } from '../../../../core/providers/design/able';
import { providerModule } from '../../../../core/providers/registry';
import { saveDesign } from '../../../../core/providers/design/save-design';
import { toJson } from '../../../shared/to-json';
import { openProvider } from '../../../shared/open-provider';
import { catalogProductProperty, makerProperty } from '../../../shared/provider/pickers';
import { priceRuleProperty, readDesign, readWishes } from './design-request';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 3;

const properties: INodeProperties[] = [
	{
		displayName: 'Design',
		name: 'design',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. moon-cat',
		description:
			'Your own short name of it, different for each. SKUs begin with it, and by it product and files are found again.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Cat on a moon T-shirt',
		description: 'What the product is called; alt texts of images begin with it',
	},
	catalogProductProperty,
	makerProperty,
	{
		displayName: 'Variants',
		name: 'variants',
		type: 'string',
		default: '',
		placeholder: 'e.g. Color=Black, White; Size=S, M, L',
		description: 'Which variants to sell. Left empty, all of them.',
	},
	{
		displayName: 'Artwork',
		name: 'artwork',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://files.example.com/cat.png',
		description:
			'The address of the picture, for the first print area; or <code>front=https://...; back=https://...</code>, or a list of objects with <code>placement</code>, address and <code>position</code>',
	},
	{
		displayName: 'File ID',
		name: 'fileId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5941187eb8e7e37b3f0e62e5',
		description:
			'The ID of the picture in the library of the provider, as Artwork Transfer or File: Upload puts it out; of several pictures their IDs with blanks between, in the order of Artwork. Left empty, the picture is uploaded, unless it is there.',
	},
	priceRuleProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Mock-Ups at Most',
				name: 'mostMockups',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 20 },
				default: 10,
				description: 'How many pictures of the provider go onto the listing',
			},
			{
				displayName: 'Product ID at the Provider',
				name: 'providerProductId',
				type: 'string',
				default: '',
				description: 'The saved product, where it is known. Then it is not looked for.',
			},
			{
				displayName: 'Quantity',
				name: 'quantity',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 999,
				description: 'How many pieces of each variant can be sold',
			},
			{
				displayName: 'Your Pictures',
				name: 'pictures',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://files.example.com/size-chart.png',
				description: 'Addresses of your own pictures for the listing, with blanks between',
			},
			{
				displayName: 'Your Pictures First',
				name: 'picturesFirst',
				type: 'boolean',
				default: false,
				description: 'Whether your own pictures come before those of the provider',
			},
		],
	},
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['design'], operation: ['save'] } },
	properties,
);

/**
 * Brings a design onto a product at the provider, once, with prices by a rule, and says what its
 * listing on Etsy is made of. Calls: see `saveDesign`.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const request = readDesign(context, itemIndex);
	if (!request.ok) return request;
	const { design, title } = request.value;
	const wishes = readWishes(context, itemIndex, title);
	if (!wishes.ok) return wishes;
	// Said before a credential is asked for that would not help.
	const module = providerModule(context.getNodeParameter('provider', itemIndex, ''));
	if (!module.ok) return module;
	const unable = cannotPublish(module.value);
	if (unable) return fail(unable);
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	const saved = await saveDesign(provider.value, request.value);
	if (!saved.ok) return saved;
	const { product, variants, found } = saved.value;
	const listing = toListing(variants, product.mockups, wishes.value);
	const { name } = provider.value;
	const { providerProductId } = product;
	return ok([
		toJson({
			provider: name,
			design,
			title,
			providerProductId,
			found,
			mockupsReady: mockupsAreReady(product.mockups, variants),
			listing,
			mapRows: toMapRows(variants, listing, { provider: name, providerProductId, title }),
		}),
	]);
}
