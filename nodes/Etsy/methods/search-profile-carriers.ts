import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { failure } from '../../../core/domain/failure';
import { fail } from '../../../core/domain/result';
import {
	getShippingCarriers,
	type ShippingCarrier,
} from '../../../core/etsy/shop-settings/carriers';
import { getShippingProfile } from '../../../core/etsy/shop-settings/read';
import { matching, openShop, orThrow } from '../../shared/etsy/list-search';

/** What a parameter holds now: a text, or what was picked from a list. */
function current(context: ILoadOptionsFunctions, name: string): string {
	const value: unknown = context.getCurrentNodeParameters()?.[name];
	const inner: unknown =
		typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value;
	return typeof inner === 'string' || typeof inner === 'number' ? String(inner).trim() : '';
}

/** The carriers of the country where parcels start: as entered, or as the picked profile says. */
async function carriersHere(context: ILoadOptionsFunctions): Promise<ShippingCarrier[]> {
	const entered = current(context, 'originCountryCode').toUpperCase();
	const profileId = current(context, 'shippingProfileId');
	const { call, shopId } = await openShop(context);
	const origin =
		entered === '' && /^\d+$/.test(profileId)
			? orThrow(context, await getShippingProfile(call, shopId, profileId)).originCountryCode
			: entered;
	if (origin === undefined || !/^[A-Z]{2}$/.test(origin)) {
		return orThrow(
			context,
			fail(
				failure({
					category: 'validation',
					provider: 'pack',
					operation: 'getShippingCarriers',
					message: 'It is not known where the parcels start.',
					hint: "Fill in 'Origin Country' or choose 'Shipping Profile' first.",
				}),
			),
		);
	}
	return orThrow(context, await getShippingCarriers(call, origin));
}

/**
 * The carriers that a shipping profile may name. Costs two or three calls.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchProfileCarriers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const carriers = await carriersHere(this);
	const entries = carriers.map(({ name, carrierId }) => ({ name, value: carrierId }));
	return { results: matching(entries, filter) };
}

/**
 * The mail classes of the picked carrier, at home and abroad; of all where none is picked. Costs
 * two or three calls.
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchMailClasses(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const picked = current(this, 'carrierId');
	const carriers = (await carriersHere(this)).filter(
		({ carrierId }) => picked === '' || carrierId === picked,
	);
	const entries = carriers.flatMap(({ name, domestic, international }) => [
		...domestic.map((one) => ({ name: `${name}: ${one.name}`, value: one.mailClass })),
		...international.map((one) => ({
			name: `${name}: ${one.name} (abroad)`,
			value: one.mailClass,
		})),
	]);
	return { results: matching(entries, filter) };
}
