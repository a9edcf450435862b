import type { Row } from '../host';
import type { Scenario } from '../sandbox';

/**
 * The rows that a seller would have put into `POD Variant Map`. A scenario may bring its own; one
 * that does not gets a row for each SKU that Etsy and the printer share, as in a shop that the
 * printer published.
 */
export function variantMapRows(scenario: Scenario): Row[] {
	const given = scenario.variantMap;
	if (given) {
		return given.map((row) => ({
			shopId: String(row.shopId),
			listingId: String(row.listingId ?? ''),
			sku: row.sku ?? '',
			options: Object.entries(row.options ?? {})
				.map(([name, value]) => `${name}=${value}`)
				.join('; '),
			provider: row.provider,
			providerProductId: row.providerProductId ?? '',
			providerVariantId: row.providerVariantId ?? '',
			providerSku: row.providerSku ?? '',
			costMinor: row.costMinor ?? null,
			currency: row.currency ?? '',
			state: 'active',
			note: '',
		}));
	}
	const etsySkus = new Set(
		(scenario.listings ?? []).flatMap(({ products }) => products.map(({ sku }) => sku)),
	);
	return (scenario.printify?.products ?? []).flatMap((product) =>
		product.variants
			.filter(({ sku }) => etsySkus.has(sku))
			.map((variant) => ({
				shopId: '',
				listingId: '',
				sku: variant.sku,
				options: '',
				provider: 'printify',
				providerProductId: product.id,
				providerVariantId: String(variant.id),
				providerSku: '',
				costMinor: variant.cost,
				currency: 'USD',
				state: 'active',
				note: 'same SKU at Etsy and Printify',
			})),
	);
}

/** The Printify shop that makes what an Etsy shop sells, as far as the scenario's map tells. */
export function printifyShopOf(scenario: Scenario, etsyShopId: number): number | undefined {
	const mapped = new Set(
		(scenario.variantMap ?? [])
			.filter(({ shopId }) => shopId === etsyShopId)
			.map(({ providerProductId }) => providerProductId),
	);
	return scenario.printify?.products?.find(({ id }) => mapped.has(id))?.shopId;
}
