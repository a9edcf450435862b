import { createHash } from 'node:crypto';
import type { IBinaryKeyData } from 'n8n-workflow';
import type { Scenario } from '../../sandbox';
import type { EtsyImage, ListingMedia } from '../../sandbox/etsy/media';
import type { TestItem } from './engine/inputs';
import { rawCall } from './etsy-orders';
import type { TestShop } from './etsy-shop';

/** The shop of {@link mediaScenario}. */
export const SHOP_ID = 10_000_001;
/** A physical listing with three images and the colours Black and White. */
export const MUG = 1_000_001;
/** A digital listing without files. */
export const DIGITAL = 1_000_002;
/** A draft with one image. */
export const DRAFT = 1_000_003;

const COLOR = 513;

type Questions = NonNullable<NonNullable<Scenario['listings']>[number]['personalization']>;

/** One shop with the listings above. */
export function mediaScenario(
	given: { images?: number; personalization?: Questions } = {},
): Scenario {
	const { images = 3, personalization } = given;
	const color = (value: string, id: number) => ({
		property_id: COLOR,
		property_name: 'Color',
		value_ids: [id],
		values: [value],
	});
	const mug = { price: 1900, quantity: 9, readinessStateId: 841 };
	return {
		shops: [
			{
				id: SHOP_ID,
				userId: 901,
				name: 'FernAndFox',
				currency: 'USD',
				readinessStates: [{ id: 841, readiness_state: 'made_to_order', minDays: 1, maxDays: 3 }],
			},
		],
		listings: [
			{
				id: MUG,
				shopId: SHOP_ID,
				title: 'Fern mug',
				images: Array.from({ length: images }, (_none, n) => ({ id: 501 + n })),
				...(personalization ? { personalization } : {}),
				products: [
					{ ...mug, sku: 'M-B', property_values: [color('Black', 71)] },
					{ ...mug, sku: 'M-W', property_values: [color('White', 72)] },
				],
			},
			{
				id: DIGITAL,
				shopId: SHOP_ID,
				title: 'Fern print to download',
				listingType: 'download',
				images: [{ id: 601 }],
				products: [{ sku: 'P', price: 500, quantity: 99 }],
			},
			{
				id: DRAFT,
				shopId: SHOP_ID,
				title: 'Fox mug',
				state: 'draft',
				images: [{ id: 701 }],
				products: [{ sku: 'F', price: 1900, quantity: 1 }],
			},
		],
	};
}

const HEADS = {
	png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	mp4: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42')]),
	pdf: Buffer.from('%PDF-1.7\n'),
};

const BLOCK = 65_521;

/** Bytes that look like a kind of file, differ from block to block and follow from a seed. */
export function fileBytes(kind: keyof typeof HEADS, size: number, seed = 1): Buffer {
	const block = Buffer.alloc(BLOCK);
	let state = seed;
	for (let at = 0; at < BLOCK; at++) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		block[at] = state >>> 16;
	}
	const bytes = Buffer.alloc(size, block);
	for (let at = 0; at + 4 < size; at += BLOCK) bytes.writeUInt32LE(at, at);
	HEADS[kind].copy(bytes);
	return bytes;
}

/** The hash that the sandbox keeps of an upload. */
export function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** An item that holds its files itself. */
export function withBinaries(files: Record<string, { bytes: Buffer; mimeType: string }>): TestItem {
	const binary: IBinaryKeyData = Object.fromEntries(
		Object.entries(files).map(([field, { bytes, mimeType }]) => [
			field,
			{ data: bytes.toString('base64'), mimeType, fileName: `${field}.${mimeType.split('/')[1]}` },
		]),
	);
	return { json: { from: 'test' }, binary };
}

/** An item with PNG files of different bytes. */
export function withPngs(...fields: string[]): TestItem {
	return withBinaries(
		Object.fromEntries(
			fields.map((field, index) => [
				field,
				{ bytes: fileBytes('png', 900 + index, index + 7), mimeType: 'image/png' },
			]),
		),
	);
}

/** A listing as the parameter Listing takes it. */
export function byId(id: number): object {
	return { __rl: true, mode: 'id', value: String(id) };
}

type ListingOfScenario = NonNullable<Scenario['listings']>[number];

/** What the sandbox holds of a listing. */
export interface HeldListing extends Omit<ListingOfScenario, 'images'>, ListingMedia {
	images?: EtsyImage[];
	variationImages?: Array<{ property_id: number; value_id: number; image_id: number }>;
}

/** The truth about a listing, to compare with. */
export async function heldListing({ sandbox }: TestShop, id: number): Promise<HeldListing> {
	const { etsy } = await sandbox.control.state<{ etsy: { listings: HeldListing[] } }>();
	const listing = etsy.listings.find((one) => one.id === id);
	if (!listing) throw new Error(`The sandbox has no listing ${id}`);
	return listing;
}

/** An answer to a call by hand. */
export interface RawAnswer {
	status: number;
	body: Record<string, unknown>;
}

/** An upload by hand, as somebody would make it without the node. */
export async function rawUpload(
	{ sandbox }: TestShop,
	path: string,
	fields: Record<string, string>,
	files: Record<string, Buffer> = {},
): Promise<RawAnswer> {
	const { access_token: token } = await sandbox.control.mintEtsyToken();
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const [name, bytes] of Object.entries(files))
		form.append(name, new Blob([new Uint8Array(bytes)]), name);
	const answer = await fetch(`${sandbox.urls.etsy}/v3/application/shops/${SHOP_ID}${path}`, {
		method: 'POST',
		body: form,
		headers: {
			'x-api-key': 'sandboxkeystring:sandboxsecret',
			authorization: `Bearer ${token}`,
		},
	});
	return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Links the colour Black of {@link MUG} to an image. */
export async function linkBlack(shop: TestShop, imageId: number): Promise<void> {
	const links = [{ property_id: COLOR, value_id: 71, image_id: imageId }];
	const { status } = await rawCall(shop, 'POST', `${shopPath(MUG)}/variation-images`, {
		variation_images: links,
	});
	if (status !== 200) throw new Error(`The link was answered with ${status}`);
}

/** The full path of a listing below its shop. */
export function shopPath(listingId: number): string {
	return `/v3/application/shops/${SHOP_ID}/listings/${listingId}`;
}
