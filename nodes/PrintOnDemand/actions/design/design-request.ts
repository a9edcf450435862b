import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ListingWishes } from '../../../../core/domain/design/to-listing';
import { failure } from '../../../../core/domain/failure';
import { readPriceRule, type PriceRule } from '../../../../core/domain/pricing/price-rule';
import type { PrintFile } from '../../../../core/domain/print-file';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { parseFiles } from '../../../../core/domain/variant-map/read-source';
import type { DesignRequest } from '../../../../core/providers/design/save-design';
import { chosenText, requiredText } from '../../../shared/required-text';

/** As Etsy shows things that are made to order: there are always more. */
const DEFAULT_QUANTITY = 999;
const DEFAULT_MOCKUPS = 10;

function refuse(field: string, message: string, hint: string): Result<never> {
	const base = { category: 'validation', provider: 'pack', operation: 'parameter' } as const;
	return fail(failure({ ...base, message, hint, fields: [field] }));
}

/** A rule, whose fields are read as texts: expressions give numbers as well. */
function readRule(context: IExecuteFunctions, itemIndex: number): Result<PriceRule> {
	const group = context.getNodeParameter('priceRule', itemIndex, {}) as IDataObject;
	const cell = (name: string) => String(group[name] ?? '');
	return readPriceRule({
		factor: cell('factor'),
		fee: cell('fee'),
		endings: cell('endings'),
		floor: cell('floor'),
		currency: cell('currency'),
		exchangeRate: cell('exchangeRate'),
	});
}

function readArtwork(context: IExecuteFunctions, itemIndex: number): Result<PrintFile[]> {
	const files = parseFiles({ files: context.getNodeParameter('artwork', itemIndex, '') });
	const fileIds = chosenText(context, 'fileId', itemIndex);
	if (files === undefined) {
		return refuse(
			'artwork',
			"The field 'Artwork' holds no address of a picture.",
			'Write the address, or front=https://... ; back=https://... for several print areas.',
		);
	}
	return ok(withIds(files, fileIds));
}

/** Puts the ids of the library in the place of the addresses, in their order. */
function withIds(files: readonly PrintFile[], fileIds: string): PrintFile[] {
	const ids = fileIds.split(/[\s,;]+/).filter((id) => id !== '');
	const [only] = ids;
	if (files.length === 0) return only === undefined ? [] : [{ placement: 'default', fileId: only }];
	return files.map((file) => {
		const fileId = file.url === undefined ? undefined : ids.shift();
		return fileId === undefined ? file : { ...file, url: undefined, fileId };
	});
}

function readAddresses(value: unknown): Result<string[]> {
	const parts: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(/[\s;]+/);
	const addresses = parts.map((part) => String(part).trim()).filter((part) => part !== '');
	const wrong = addresses.find((address) => !/^https?:\/\/\S+$/.test(address));
	if (wrong === undefined) return ok(addresses);
	const hint = 'Write whole addresses that begin with https://, with blanks between.';
	return refuse('options.pictures', "'Your Pictures' holds something that is no address.", hint);
}

/** Reads what the listing is to be like. */
export function readWishes(
	context: IExecuteFunctions,
	itemIndex: number,
	title: string,
): Result<ListingWishes> {
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const quantity = Number(options.quantity || DEFAULT_QUANTITY);
	if (!Number.isSafeInteger(quantity) || quantity < 1) {
		const hint = 'Enter how many pieces of each variant can be sold, such as 999.';
		return refuse('options.quantity', 'The quantity is not a whole number above 0.', hint);
	}
	const pictures = readAddresses(options.pictures);
	if (!pictures.ok) return pictures;
	const mostMockups = Number(options.mostMockups ?? DEFAULT_MOCKUPS);
	return ok({
		title,
		quantity,
		pictures: pictures.value,
		picturesFirst: options.picturesFirst === true,
		mostMockups: Number.isFinite(mostMockups) ? mostMockups : DEFAULT_MOCKUPS,
	});
}

/** Reads what is to be saved. */
export function readDesign(context: IExecuteFunctions, itemIndex: number): Result<DesignRequest> {
	const design = requiredText(context, 'design', 'Design', itemIndex);
	if (!design.ok) return design;
	const title = requiredText(context, 'title', 'Title', itemIndex);
	if (!title.ok) return title;
	const productId = requiredText(context, 'catalogProductId', 'Product', itemIndex);
	if (!productId.ok) return productId;
	const files = readArtwork(context, itemIndex);
	if (!files.ok) return files;
	const priceRule = readRule(context, itemIndex);
	if (!priceRule.ok) return priceRule;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return ok({
		design: design.value,
		title: title.value,
		productId: productId.value,
		makerId: chosenText(context, 'makerId', itemIndex) || undefined,
		variants: chosenText(context, 'variants', itemIndex),
		files: files.value,
		priceRule: priceRule.value,
		providerProductId: String(options.providerProductId ?? '').trim() || undefined,
	});
}

/** The parts of a price rule. */
export const priceRuleProperty: INodeProperties = {
	displayName: 'Price Rule',
	name: 'priceRule',
	type: 'collection',
	placeholder: 'Add Part',
	default: { factor: '2', currency: 'USD', endings: '.99' },
	description: 'Cost times factor, plus fee, never under the floor, then up to the next ending',
	options: [
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			placeholder: 'e.g. EUR',
			description: 'The currency that your shop sells in',
		},
		{
			displayName: 'Endings',
			name: 'endings',
			type: 'string',
			default: '',
			placeholder: 'e.g. .49, .99',
			description: 'What prices may end with. The next higher one is taken.',
		},
		{
			displayName: 'Exchange Rate',
			name: 'exchangeRate',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0.92',
			description:
				'How much of your currency one unit of the provider’s is; only needed where they differ',
		},
		{
			displayName: 'Factor',
			name: 'factor',
			type: 'string',
			default: '2',
			placeholder: 'e.g. 2.2',
			description: 'How many times the cost',
		},
		{
			displayName: 'Fee',
			name: 'fee',
			type: 'string',
			default: '',
			placeholder: 'e.g. 4.50',
			description: 'What is added, in your currency, such as shipping that you pay',
		},
		{
			displayName: 'Floor',
			name: 'floor',
			type: 'string',
			default: '',
			placeholder: 'e.g. 19.00',
			description: 'The price is never under this, in your currency',
		},
	],
};
