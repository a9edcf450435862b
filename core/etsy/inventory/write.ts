import { differenceOf } from '../../domain/inventory/difference';
import type { InventoryPlan } from '../../domain/inventory/plan';
import { looseOptionKey, productKey } from '../../domain/inventory/rows';
import { FIELDS, type Change, type Inventory, type Product } from '../../domain/inventory/types';
import { failure, type Failure } from '../../domain/failure';
import { ok, type Result } from '../../domain/result';
import {
	getListingVariationImages,
	updateVariationImages,
	type VariationImage,
} from '../variation-images/api';
import { carryOver, sameLinks } from '../variation-images/links';
import type { EtsyCall } from '../caller';
import { getListingImages } from '../media/api';
import { updateListingInventory } from './api';
import { readInventory } from './read';
import { toBody } from './to-body';
import { toInventory } from './to-inventory';

/** How to write. */
export interface WriteOptions {
	/** Put the images of the variants back, which Etsy may unlink. */
	restoreImages: boolean;
	/** Read the listing again and compare. */
	readBack: boolean;
}

/** Which listing, and what it is to become. */
export interface InventoryWrite {
	shopId: string;
	listingId: string;
	/** With a difference; else there is nothing to write. */
	plan: InventoryPlan;
}

/** What became of a write. */
export interface Written {
	/** As Etsy has it now, by the latest answer. */
	inventory: Inventory;
	/** The links that were put back; undefined when that was not asked for. */
	imagesRestored?: number;
	/** Links that could not be put back because their image or value is gone. */
	imagesLost?: number;
}

/** A failure after the variants were written; the write stands. */
export interface AfterWrite {
	/** Whether the variants are known to be written. */
	isWritten: boolean;
	failure: Failure;
	/** What differs from what was asked for. */
	differs?: Change[];
	/** The links that are to be put back by hand. */
	images?: VariationImage[];
}

/** Either all went well, or what did not. */
export type WriteOutcome = { ok: true; value: Written } | ({ ok: false } & AfterWrite);

function stop(failed: Failure, isWritten: boolean, more: Partial<AfterWrite> = {}): WriteOutcome {
	return { ok: false, failure: failed, isWritten, ...more };
}

/** The products by their place, as two readings may write it. */
function byPlace(products: readonly Product[]): Map<string, Product> {
	return new Map(products.map((product) => [productKey(product, looseOptionKey), product]));
}

/**
 * A quantity that is lower than what was sent, and not what it was before the write, was sold in
 * the meantime; it is not held to be different.
 */
function withSales({ before, after }: InventoryPlan, found: Inventory): Product[] {
	const [old, now] = [byPlace(before.products), byPlace(found.products)];
	return after.products.map((product) => {
		const place = productKey(product, looseOptionKey);
		const [was, is] = [old.get(place)?.quantity, now.get(place)?.quantity];
		const isSold =
			is !== undefined && is < product.quantity && (is !== was || product.quantity === was);
		return isSold ? { ...product, quantity: is } : product;
	});
}

/**
 * What Etsy has against what was asked for. It does not tell processing profiles for every
 * listing (OAS), so one that is not told is not held to be different.
 */
function differs(plan: InventoryPlan, found: Inventory): Change[] {
	return differenceOf(withSales(plan, found), found.products, {
		isLoose: true,
		fields: (product) =>
			product.processingProfileId === null
				? FIELDS.filter((field) => field !== 'processingProfileId')
				: FIELDS,
	});
}

interface Linked {
	links: VariationImage[];
	lost: number;
}

/**
 * The links of a listing before it is written. A link to an image that is gone makes Etsy refuse
 * the write ("image id N is invalid", facts/etsy.md 6), so such links are taken off first.
 */
async function prepareLinks(
	call: EtsyCall,
	{ shopId, listingId }: InventoryWrite,
): Promise<Result<Linked>> {
	const links = await getListingVariationImages(call, shopId, listingId);
	if (!links.ok) return links;
	if (links.value.length === 0) return ok({ links: [], lost: 0 });
	const images = await getListingImages(call, listingId);
	if (!images.ok) return images;
	const there = new Set(images.value.map(({ imageId }) => imageId));
	const good = links.value.filter(({ imageId }) => there.has(imageId));
	const lost = links.value.length - good.length;
	if (lost === 0) return ok({ links: good, lost });
	const cleaned = await updateVariationImages(call, shopId, listingId, good);
	return cleaned.ok ? ok({ links: good, lost }) : cleaned;
}

function variations({ products }: Inventory): number {
	return products[0]?.options.length ?? 0;
}

/** Sends the plan. Where nobody knows whether it arrived, the listing is looked at. */
async function send(
	call: EtsyCall,
	{ listingId, plan }: InventoryWrite,
): Promise<Result<Inventory>> {
	const { before, after } = plan;
	const body = toBody(after);
	if (!body.ok) return body;
	const hasThree = variations(before) === 3 || variations(after) === 3;
	const answer = await updateListingInventory(call, listingId, body.value, hasThree);
	if (answer.ok) return toInventory(listingId, answer.value);
	const mayHaveWorked = ['network', 'service_down', 'unclear'].includes(answer.failure.category);
	if (!mayHaveWorked) return answer;
	const found = await readInventory(call, listingId);
	const isThere = found.ok && differs(plan, found.value.inventory).length === 0;
	return isThere ? ok(found.value.inventory) : answer;
}

function linksFailure(failed: Failure, count: number): Failure {
	return {
		...failed,
		message: `The variants were changed, but their images (${count}) could not be linked again. ${failed.message}`,
		hint: 'Link them with "Set Variation Images" of the resource Image; the links are in "images" of this item.',
	};
}

async function restore(
	call: EtsyCall,
	{ shopId, listingId, plan }: InventoryWrite,
	{ links, lost }: Linked,
	inventory: Inventory,
): Promise<WriteOutcome> {
	const carried = carryOver(links, plan.before, inventory);
	const gone = lost + links.length - carried.length;
	const counts = { imagesRestored: carried.length, imagesLost: gone };
	if (carried.length === 0) return { ok: true, value: { inventory, ...counts } };
	const answer = await updateVariationImages(call, shopId, listingId, carried);
	if (answer.ok && sameLinks(answer.value, carried)) {
		return { ok: true, value: { inventory, ...counts } };
	}
	const why = answer.ok ? notTaken('their images') : answer.failure;
	return stop(linksFailure(why, carried.length), true, { images: carried });
}

function notTaken(what: string): Failure {
	return failure({
		category: 'unclear',
		provider: 'etsy',
		operation: 'updateListingInventory',
		retryable: false,
		message: `Etsy took the change, but ${what} are not as they were sent.`,
		hint: 'Look at the listing on Etsy and compare it with "differs" of this item before you try again.',
	});
}

/**
 * Writes the variants of a listing as safely as Etsy allows: links of images first read, dangling
 * ones taken off, one write of everything, links put back under the ids that the values have then,
 * and read back. At most: links, images, links off, write, links on, read = 6 calls; 2 without
 * links.
 */
export async function writeInventory(
	call: EtsyCall,
	write: InventoryWrite,
	{ restoreImages, readBack }: WriteOptions,
): Promise<WriteOutcome> {
	const links = restoreImages ? await prepareLinks(call, write) : ok(undefined);
	if (!links.ok) return stop(links.failure, false);
	const sent = await send(call, write);
	if (!sent.ok) return stop(sent.failure, false, links.value ? { images: links.value.links } : {});
	const restored = links.value
		? await restore(call, write, links.value, sent.value)
		: ({ ok: true, value: { inventory: sent.value } } as const);
	if (!restored.ok || !readBack) return restored;
	const found = await readInventory(call, write.listingId);
	if (!found.ok) {
		const hint = 'The variants were written, but could not be read back. Read the listing again.';
		return stop({ ...found.failure, hint }, true);
	}
	const wrong = differs(write.plan, found.value.inventory);
	if (wrong.length > 0) return stop(notTaken('the variants'), true, { differs: wrong });
	return { ok: true, value: { ...restored.value, inventory: found.value.inventory } };
}
