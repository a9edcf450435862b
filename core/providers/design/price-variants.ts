import type { DesignVariant } from '../../domain/design/to-listing';
import { failure } from '../../domain/failure';
import type { Money } from '../../domain/money';
import { priceFor, type PriceRule } from '../../domain/pricing/price-rule';
import { serviceLabel } from '../../domain/provider';
import type { ProviderProduct, ProviderProductVariant } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintProvider } from '../types';
import type { NamedVariant, SavedDesign } from './save-design';

/** A stand-in where the cost is not known yet; it is replaced before anybody can see it. */
const STAND_IN_MINOR = 9999;

/**
 * The price that a product is saved with: that of the rule, or a stand-in where the provider does
 * not tell the cost before.
 */
export function provisionalPrice(cost: Money | undefined, rule: PriceRule): Money {
	const price = cost && cost.currency === rule.currency ? priceFor(cost, rule) : undefined;
	return price?.ok ? price.value : { amountMinor: STAND_IN_MINOR, currency: 'USD' };
}

function differs(variant: ProviderProductVariant, price: Money): boolean {
	const { retailPrice } = variant;
	return retailPrice?.amountMinor !== price.amountMinor || retailPrice.currency !== price.currency;
}

function toVariants(
	provider: PrintProvider,
	product: ProviderProduct,
	named: readonly NamedVariant[],
	rule: PriceRule,
): Result<Array<{ saved: ProviderProductVariant; sold: DesignVariant }>> {
	const all: Array<{ saved: ProviderProductVariant; sold: DesignVariant }> = [];
	for (const { catalog, sku } of named) {
		const saved = product.variants.find((one) => one.sku === sku);
		const cost = saved?.cost ?? catalog.cost;
		const base = { provider: provider.name, operation: 'design' } as const;
		if (saved === undefined || cost === undefined) {
			const lacks = saved === undefined ? `has no variant with the SKU ${sku}` : 'tells no cost';
			return fail(
				failure({
					...base,
					category: 'conflict',
					message: `The product ${product.providerProductId} at ${serviceLabel(provider.name)} ${lacks}.`,
					hint: 'Somebody changed it there. Delete it at the provider and empty the cell with its number to have it made anew.',
				}),
			);
		}
		const price = priceFor(cost, rule);
		if (!price.ok) return price;
		const { variantId } = saved;
		all.push({
			saved,
			sold: { variantId, sku, options: catalog.options, cost, price: price.value },
		});
	}
	return ok(all);
}

/**
 * Gives the variants of a saved product the prices of a rule. No call where they have them, else
 * those of a change. Where the shop sells in another currency than the provider's, the provider's
 * own retail prices stay as they are: buyers see those of the listing.
 */
export async function priceVariants(
	provider: PrintProvider,
	product: ProviderProduct,
	named: readonly NamedVariant[],
	rule: PriceRule,
): Promise<Result<Omit<SavedDesign, 'found'>>> {
	const variants = toVariants(provider, product, named, rule);
	if (!variants.ok) return variants;
	const sold = variants.value.map((one) => one.sold);
	const wrong = variants.value.filter(
		({ saved, sold: { cost, price } }) => cost.currency === price.currency && differs(saved, price),
	);
	if (wrong.length === 0) return ok({ product, variants: sold });
	const changed = await provider.updateProduct(product.providerProductId, {
		variants: wrong.map(({ sold: { variantId, sku, price } }) => ({
			variantId,
			sku,
			retailPrice: price,
		})),
	});
	return changed.ok ? ok({ product: changed.value, variants: sold }) : changed;
}
