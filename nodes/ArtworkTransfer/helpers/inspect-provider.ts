import type { IExecuteFunctions } from 'n8n-workflow';
import { sandboxHostOf } from '../../../core/artwork/fetch/address-rules';
import { areasOfAll } from '../../../core/domain/artwork/area';
import type { ArtworkArea } from '../../../core/domain/artwork/types';
import type { CatalogVariant } from '../../../core/domain/catalog';
import { chooseVariants } from '../../../core/domain/design/choose-variants';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { openProvider } from '../../../core/providers/registry';
import type { PrintProvider } from '../../../core/providers/types';
import { connectProvider } from '../../shared/open-provider';

/** A provider with its credential, for one node execution. */
export interface AskedProvider {
	provider: PrintProvider;
	/** The host of its credential, if that is a sandbox. */
	sandboxHost: string | undefined;
	/** The variants of a product; each product is asked for once. */
	variants(productId: string, makerId: string): Promise<Result<CatalogVariant[]>>;
}

/** What was opened in each node execution; nothing outlives it. */
const opened = new WeakMap<IExecuteFunctions, Map<string, AskedProvider>>();

/** The provider of an item, opened once an execution and shop. No call. */
export async function askedProvider(
	context: IExecuteFunctions,
	itemIndex: number,
	storeId: string,
): Promise<Result<AskedProvider>> {
	const connected = await connectProvider(context, itemIndex);
	if (!connected.ok) return connected;
	const { module, client, credential, profile } = connected.value;
	const known = opened.get(context) ?? new Map<string, AskedProvider>();
	opened.set(context, known);
	const key = `${profile.limiterKey} ${storeId}`;
	const existing = known.get(key);
	if (existing) return ok(existing);
	const made = openProvider(module, { client, credential, storeId, now: Date.now });
	if (!made.ok) return made;
	const provider = made.value;
	const asked = new Map<string, Promise<Result<CatalogVariant[]>>>();
	const variants: AskedProvider['variants'] = async (productId, makerId) => {
		const of = `${productId} ${makerId}`;
		const asking =
			asked.get(of) ?? provider.listVariants({ productId, ...(makerId === '' ? {} : { makerId }) });
		asked.set(of, asking);
		return await asking;
	};
	const entry = { provider, sandboxHost: sandboxHostOf(profile.baseUrl), variants };
	known.set(key, entry);
	return ok(entry);
}

/** A print area of the catalog, by variant and name. */
export interface AreaQuery {
	productId: string;
	makerId: string;
	/** An id, a choice such as `Size=M, L`, or empty for all. */
	variantId: string;
	placement: string;
}

/**
 * The print areas that the catalog tells: that of the variant, or those of the variants chosen, or
 * those of all variants of the product. One call a product, whatever the number of items.
 * @returns a `mapping` failure where the product has no such variant or area
 */
export async function catalogAreas(
	{ variants }: AskedProvider,
	{ productId, makerId, variantId, placement }: AreaQuery,
): Promise<Result<ArtworkArea[]>> {
	const all = await variants(productId, makerId);
	if (!all.ok) return all;
	// A choice is written as for a design; no provider's id of a variant has such a sign in it.
	if (variantId.includes('=')) {
		const chosen = chooseVariants(all.value, variantId);
		return chosen.ok ? areasOfAll(chosen.value, placement) : chosen;
	}
	const asked = all.value.filter((one) => variantId === '' || one.variantId === variantId);
	if (asked.length > 0) return areasOfAll(asked, placement);
	return fail(
		failure({
			category: 'mapping',
			provider: 'pack',
			operation: 'artwork:inspect',
			message:
				variantId === ''
					? 'The product of the catalog has no variants'
					: `The product of the catalog has no variant ${variantId}`,
			hint: 'Look the variant up with Print on Demand > Catalog > Get Variants',
			fields: ['variantId'],
		}),
	);
}
