import { z } from 'zod';
import { failure, type Failure } from '../../domain/failure';
import type { ProviderProduct } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { shopPath, type PrintifyDeps } from './deps';
import { toProviderProduct } from './from-printify-product';
import type { PrintifyProduct } from './product-schemas';
import { readProduct } from './products';
import { PUBLISH_CLASS } from './profile';
import { listShops } from './shops';

/** What goes into the shop: everything (facts/printify.md 6). */
const ALL_PARTS = {
	title: true,
	description: true,
	images: true,
	variants: true,
	tags: true,
	keyFeatures: true,
	shipping_template: true,
};

/** Channels behind which no shop publishes; the list is not documented (facts/printify.md 1). */
const API_CHANNELS: ReadonlySet<string> = new Set(['custom_integration', 'disconnected', 'api']);

/** Printify wants the address of the product in the shop; its own page is the only one there is. */
const DASHBOARD = 'https://printify.com/app/product-details/';

/**
 * Puts a saved product into the shop that it belongs to. Three calls: which kind of shop it is,
 * the publishing itself, made once, and a look at what became of it.
 *
 * A shop that is connected to Etsy and the like really publishes, which takes a while: until then
 * the answer says `publishing`. In an API shop Printify only locks the product and waits to be told
 * how it ended, and this pack is what stands in for the shop there: it says that it worked, with
 * the product's own id as the listing's where there is none, so that the product does not stay
 * locked. One call more. A product that an earlier try left locked there is unlocked so too.
 */
export async function publishProduct(
	deps: PrintifyDeps,
	providerProductId: string,
): Promise<Result<ProviderProduct>> {
	const shops = await listShops(deps.client);
	if (!shops.ok) return shops;
	const channel = shops.value.find(({ id }) => id === deps.shopId)?.channel;
	const isApiShop = channel !== undefined && API_CHANNELS.has(channel);

	const started = await deps.client.call({
		operation: 'publishAProduct',
		effect: 'create',
		method: 'POST',
		path: shopPath(deps, 'products', providerProductId, 'publish'),
		body: { kind: 'json', value: ALL_PARTS },
		limitClasses: [PUBLISH_CLASS],
		schema: z.unknown(),
	});
	if (!started.ok && !['unclear', 'validation', 'conflict'].includes(started.failure.category)) {
		return started;
	}
	const product = await readProduct(deps, providerProductId);
	if (!product.ok) return started.ok ? product : started;
	const isUnderWay = product.value.data.is_locked === true;
	if (!started.ok && !isUnderWay) return fail(notStarted(started.failure));
	if (!isApiShop || !isUnderWay) return ok(toProviderProduct(product.value));
	return await succeed(deps, product.value);
}

/** Tells Printify that the product is in the shop, which unlocks it. May be told twice. */
async function succeed(
	deps: PrintifyDeps,
	{ data }: PrintifyProduct,
): Promise<Result<ProviderProduct>> {
	const { id = data.id, handle = `${DASHBOARD}${encodeURIComponent(data.id)}` } =
		data.external ?? {};
	const answer = await deps.client.call({
		operation: 'setProductPublishStatusToSucceeded',
		effect: 'idempotent',
		method: 'POST',
		path: shopPath(deps, 'products', data.id, 'publishing_succeeded'),
		body: { kind: 'json', value: { external: { id, handle } } },
		schema: z.unknown(),
	});
	if (!answer.ok) return answer;
	const product = await readProduct(deps, data.id);
	return product.ok ? ok(toProviderProduct(product.value)) : product;
}

function notStarted(why: Failure): Failure {
	if (why.category !== 'unclear') return why;
	return failure({
		...why,
		operation: 'publishProduct',
		message: 'Printify did not answer clearly, so the product may or may not have been published',
		hint: 'Look at the product in your shop before you publish it again',
	});
}
