import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { VariantQuery } from '../types';
import { variantsSchema, type PrintifyCatalogVariant } from './catalog-schemas';
import type { PrintifyDeps } from './deps';
import { CATALOG_CLASS } from './profile';

/** A blank product as one maker offers it. */
export interface Offer {
	productId: string;
	makerId: string;
}

/** Reads which offer is meant. @returns a `validation` failure where product or maker is missing */
export function offerOf(query: Partial<VariantQuery>, operation: string): Result<Offer> {
	const productId = (query.productId ?? '').trim();
	const makerId = (query.makerId ?? '').trim();
	if (productId !== '' && makerId !== '') return ok({ productId, makerId });
	const isMaker = productId !== '';
	return fail(
		failure({
			category: 'validation',
			provider: 'printify',
			operation,
			message: isMaker
				? 'At Printify every maker has sizes, colours and stock of its own, and no maker is chosen'
				: 'No product of the catalog is chosen',
			hint: isMaker ? "Choose a maker. 'Get Makers' lists them" : 'Choose product and maker',
			fields: [isMaker ? 'makerId' : 'productId'],
		}),
	);
}

/** Reads the variants of an offer, with or without those that are sold out. One call. */
export async function readVariants(
	{ client }: PrintifyDeps,
	{ productId, makerId }: Offer,
	{ soldOutToo }: { soldOutToo: boolean },
): Promise<Result<PrintifyCatalogVariant[]>> {
	const [blueprint, maker] = [productId, makerId].map(encodeURIComponent);
	const answer = await client.call({
		operation: 'retrieveAListOfVariantsOfABlueprintFromASpecificPrintProvider',
		effect: 'read',
		method: 'GET',
		path: `/v1/catalog/blueprints/${blueprint}/print_providers/${maker}/variants.json`,
		query: { 'show-out-of-stock': soldOutToo ? 1 : 0 },
		limitClasses: [CATALOG_CLASS],
		schema: variantsSchema,
	});
	return answer.ok ? ok(answer.value.variants) : answer;
}
