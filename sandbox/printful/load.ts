import type {
	PrintfulScenario,
	PrintfulScenarioAccount,
	PrintfulScenarioProduct,
	PrintfulScenarioStoreProduct,
} from '../scenario/printful-types';
import type { Account, Product, Store, StoreProduct, Token, Variant } from './model';
import type { State } from './state';

/** All that a token can be allowed (facts/printful.md 1). */
export const SCOPES: Record<string, string> = {
	'orders/read': 'View orders of the authorized store',
	orders: 'View and manage orders of the authorized store',
	'sync_products/read': 'View store products',
	sync_products: 'View and manage store products',
	'file_library/read': 'View store files',
	file_library: 'View and manage store files',
	'webhooks/read': 'View store webhooks',
	webhooks: 'View and manage store webhooks',
};

/** What sending the first piece costs by each way, unless the product says otherwise. */
const SHIPPING = { STANDARD: 469, PRINTFUL_FAST: 1299 };

/** How long things take, in sandbox milliseconds. */
export type Times = ReturnType<typeof timesOf>;

/** Fills in what a scenario leaves open, and turns its seconds into milliseconds. */
export function timesOf(given: NonNullable<PrintfulScenario['production']> = {}) {
	return {
		file: (given.fileSeconds ?? 5) * 1000,
		costs: (given.costSeconds ?? 3) * 1000,
		digitization: (given.digitizationSeconds ?? 3600) * 1000,
		task: (given.taskSeconds ?? 10) * 1000,
		accept: (given.acceptSeconds ?? 600) * 1000,
		production: (given.productionSeconds ?? 2 * 86_400) * 1000,
		delivery: (given.deliverySeconds ?? 3 * 86_400) * 1000,
	};
}

/** @returns accounts with their stores, and tokens by their text */
export function loadAccounts(given: readonly PrintfulScenarioAccount[], now: number) {
	const accounts: Account[] = [];
	const tokens = new Map<string, Token>();
	for (const [at, one] of given.entries()) {
		const { mockupsPerMinute = 2, cannotPay = false } = one;
		const account: Account = { id: at + 1, mockupsPerMinute, cannotPay, stores: [] };
		account.stores = one.stores.map(
			({ id, name = `Store ${id}`, type = 'native', currency = 'USD' }): Store => ({
				id,
				account,
				name,
				type,
				currency,
			}),
		);
		for (const { token, storeId, scopes, expiresAfterSeconds } of one.tokens) {
			tokens.set(token, {
				token,
				account,
				store: account.stores.find(({ id }) => id === storeId),
				scopes: new Set(scopes ?? Object.keys(SCOPES)),
				expiresAt: expiresAfterSeconds === undefined ? null : now + expiresAfterSeconds * 1000,
			});
		}
		accounts.push(account);
	}
	return { accounts, tokens };
}

/** A catalog product out of a scenario, its variants with it; what is left open gets a default. */
export function loadProduct(given: PrintfulScenarioProduct): Product {
	const { id, title, type = 'T-SHIRT', brand = null, model = null, madeIn = 'US' } = given;
	const product: Product = {
		id,
		title,
		type,
		brand,
		model,
		madeIn,
		categoryId: given.categoryId ?? 0,
		placements: given.placements.map((place) => ({
			...place,
			technique: place.technique ?? 'dtg',
			title: place.title ?? `${place.placement} print`,
			dpi: place.dpi ?? 150,
			price: place.price ?? 0,
		})),
		variants: [],
		shipsTo: given.shipsTo,
		shipping: { ...SHIPPING, ...given.shipping },
	};
	product.variants = given.variants.map((variant): Variant => {
		const { size = 'One size', color = null, colorCode = null } = variant;
		return {
			id: variant.id,
			product,
			name: `${title} (${color === null ? size : `${color} / ${size}`})`,
			size,
			color,
			colorCode,
			cost: variant.cost,
			isAvailable: variant.isAvailable ?? true,
			isDiscontinued: variant.isDiscontinued ?? false,
		};
	});
	return product;
}

/**
 * A store's own product out of a scenario. A variant that names none of the catalog's
 * is linked to none.
 */
export function loadStoreProduct(
	state: State,
	store: Store,
	given: PrintfulScenarioStoreProduct,
): StoreProduct {
	return {
		id: given.id,
		store,
		externalId: given.externalId ?? null,
		name: given.name,
		thumbnail: null,
		isIgnored: false,
		variants: given.variants.map((one) => {
			const variant = state.variants.get(one.variantId ?? 0);
			return {
				id: one.id,
				externalId: one.externalId ?? null,
				name: one.name ?? variant?.name ?? given.name,
				variant,
				sku: one.sku ?? null,
				retailMinor: one.retailPrice ?? null,
				prints: Object.entries(one.files ?? {}).map(([placement, url]) => ({
					placement,
					technique:
						variant?.product.placements.find((place) => place.placement === placement)?.technique ??
						'dtg',
					file: state.files.add(store.id, { url, type: placement }),
					position: undefined,
					pixels: undefined,
					options: [],
				})),
				options: [],
				isIgnored: false,
			};
		}),
	};
}
