import type { InputProblem } from '../core/input-error';
import type { Scenario } from './types';

/** Finds ids that are used twice and ids that point at nothing; the schema cannot say this. */
export function findBrokenReferences(scenario: Scenario): InputProblem[] {
	const { shops = [], listings = [], receipts = [], apps = [] } = scenario;
	const problems = [
		...findTwice(shops, 'shops', (shop) => shop.id),
		...findTwice(shops, 'shops', (shop) => `user ${shop.userId}`),
		...findTwice(listings, 'listings', (listing) => listing.id),
		...findTwice(receipts, 'receipts', (receipt) => receipt.id),
		...findTwice(apps, 'apps', (app) => app.keystring),
	];
	const report = (path: string, message: string) => problems.push({ path, message });
	const shopIds = new Set(shops.map(({ id }) => id));
	const listingById = new Map(listings.map((listing) => [listing.id, listing]));

	listings.forEach((listing, i) => {
		if (!shopIds.has(listing.shopId)) report(`/listings/${i}/shopId`, 'no such shop');
	});
	receipts.forEach((receipt, i) => {
		const path = `/receipts/${i}`;
		if (!shopIds.has(receipt.shopId)) report(`${path}/shopId`, 'no such shop');
		receipt.lines.forEach((line, j) => {
			const listing = listingById.get(line.listingId);
			if (!listing || listing.shopId !== receipt.shopId) {
				report(`${path}/lines/${j}/listingId`, 'no such listing in this shop');
			} else if (
				line.sku !== undefined &&
				!listing.products.some((product) => product.sku === line.sku)
			) {
				report(`${path}/lines/${j}/sku`, `listing ${listing.id} has no product with this SKU`);
			}
		});
	});
	(scenario.reviews ?? []).forEach(({ shopId, listingId }, i) => {
		if (listingById.get(listingId)?.shopId === shopId) return;
		report(`/reviews/${i}/listingId`, 'no such listing in this shop');
	});
	return [...problems, ...findBrokenPrintify(scenario), ...findBrokenPrintful(scenario)];
}

function findBrokenPrintify({ printify = {} }: Scenario): InputProblem[] {
	const { accounts = [], shops = [], blueprints = [], products = [] } = printify;
	const problems = findTwice(products, 'printify/products', (product) => product.id);
	const shopIds = new Set(shops.map(({ id }) => id));
	const accountIds = new Set(accounts.map(({ id }) => id));
	const offers = new Set(
		blueprints.flatMap((blueprint) =>
			blueprint.printProviders.map((provider) => `${blueprint.id}/${provider.id}`),
		),
	);
	shops.forEach((shop, i) => {
		if (accountIds.has(shop.accountId)) return;
		problems.push({ path: `/printify/shops/${i}/accountId`, message: 'no such account' });
	});
	products.forEach((product, i) => {
		const path = `/printify/products/${i}`;
		if (!shopIds.has(product.shopId)) {
			problems.push({ path: `${path}/shopId`, message: 'no such Printify shop' });
		}
		if (!offers.has(`${product.blueprintId}/${product.printProviderId}`)) {
			problems.push({
				path: `${path}/printProviderId`,
				message: `does not make blueprint ${product.blueprintId}`,
			});
		}
	});
	return problems;
}

function findBrokenPrintful({ printful = {} }: Scenario): InputProblem[] {
	const { accounts = [], products = [], storeProducts = [], orders = [] } = printful;
	const stores = accounts.flatMap((account) => account.stores);
	const problems = [
		...findTwice(stores, 'printful/accounts/stores', (store) => store.id),
		...findTwice(products, 'printful/products', (product) => product.id),
		...findTwice(storeProducts, 'printful/storeProducts', (product) => product.id),
	];
	const report = (path: string, message: string) => problems.push({ path, message });
	const storeById = new Map(stores.map((store) => [store.id, store]));
	const variants = new Set(products.flatMap((one) => one.variants.map(({ id }) => id)));
	const owned = new Map(
		storeProducts.flatMap(({ storeId, variants: own }) => own.map(({ id }) => [id, storeId])),
	);
	storeProducts.forEach(({ storeId, variants: own }, i) => {
		const path = `/printful/storeProducts/${i}`;
		if (!storeById.has(storeId)) report(`${path}/storeId`, 'no such Printful store');
		own.forEach(({ variantId }, j) => {
			if (variantId === undefined || variants.has(variantId)) return;
			report(`${path}/variants/${j}/variantId`, 'no such variant in the catalog');
		});
	});
	orders.forEach(({ storeId, items }, i) => {
		const path = `/printful/orders/${i}`;
		const store = storeById.get(storeId);
		if ((store?.type ?? 'native') === 'native') report(`${path}/storeId`, 'is not connected');
		items.forEach(({ syncVariantId }, j) => {
			if (owned.get(syncVariantId) === storeId) return;
			report(`${path}/items/${j}/syncVariantId`, 'no such variant in this store');
		});
	});
	return problems;
}

function findTwice<T>(
	items: readonly T[],
	section: string,
	key: (item: T) => number | string,
): InputProblem[] {
	const seen = new Set<number | string>();
	const problems: InputProblem[] = [];
	items.forEach((item, i) => {
		if (seen.has(key(item))) {
			problems.push({ path: `/${section}/${i}`, message: `${key(item)} is there twice` });
		}
		seen.add(key(item));
	});
	return problems;
}
