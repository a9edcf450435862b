import { writeOptions } from '../variant-map/cells';
import type { DesignListing, DesignVariant } from './to-listing';

/** What all rows of a design share. */
export interface MapRowFacts {
	provider: string;
	providerProductId: string;
	title: string;
}

/** A row of `POD Variant Map` as far as it is known before the listing is. */
export interface DesignMapRow {
	sku: string;
	options: string;
	provider: string;
	providerProductId: string;
	providerVariantId: string;
	costMinor: number;
	currency: string;
	approvedTitle: string;
	approvedOptions: string;
}

/** The rows of `POD Variant Map` by which what is sold of a design is ordered. Pure. */
export function toMapRows(
	variants: readonly DesignVariant[],
	{ rows }: DesignListing,
	{ provider, providerProductId, title }: MapRowFacts,
): DesignMapRow[] {
	return variants.map(({ sku, variantId, cost }) => {
		const row = rows.find(({ newSku }) => newSku === sku);
		const chosen = Object.entries(row?.options ?? {}).map(([name, value]) => ({ name, value }));
		const options = writeOptions(chosen);
		return {
			...{ sku, options, provider, providerProductId, providerVariantId: variantId },
			...{ costMinor: cost.amountMinor, currency: cost.currency },
			...{ approvedTitle: title, approvedOptions: options },
		};
	});
}
