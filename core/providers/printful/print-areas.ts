import { z } from 'zod';
import { failure } from '../../domain/failure';
import type { PrintArea } from '../../domain/catalog';
import type { PrintFile, Size } from '../../domain/print-file';
import { fail, ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { identifier, optionalList, optionalNumber, optionalText } from '../shared/fields';
import { dataOf, resultOf } from './envelope';
import { readFile, uploadFile } from './files';

/** Sizes of print areas: by variant the number of a print file, and its pixels. */
const printfiles = z.object({
	printfiles: optionalList(
		z.object({
			printfile_id: identifier,
			width: optionalNumber,
			height: optionalNumber,
			dpi: optionalNumber,
		}),
	),
	variant_printfiles: optionalList(
		z.object({
			variant_id: identifier,
			placements: z.record(z.union([z.number(), z.string()]).transform(String)).catch({}),
		}),
	),
});
type Printfiles = z.infer<typeof printfiles>;

/** A variant, as far as it tells which product it is of. */
const variantSchema = dataOf(z.object({ catalog_product_id: identifier, name: optionalText }));
const printfilesSchema = resultOf(printfiles);

/** Whose print area is meant. */
export interface AreaQuery {
	variantId: string;
	/** Saves a call where it is known. */
	productId?: string;
	placement: string;
	technique?: string;
}

/**
 * What placing a picture needs to know: how large the area is and how the picture is shaped. Each
 * product, variant and picture is asked for once; one object lives for one node execution.
 */
export class PrintAreas {
	private readonly asked = new Map<string, Promise<Result<unknown>>>();

	constructor(private readonly client: ApiClient) {}

	/**
	 * The size of a print area in pixels. One call for a product, and one for a variant whose product
	 * is not named.
	 * @returns a `mapping` failure that lists the areas there are when it has no such one
	 */
	async sizeOf(query: AreaQuery): Promise<Result<Size>> {
		const product = query.productId?.trim()
			? ok(query.productId.trim())
			: await this.productOf(query.variantId);
		if (!product.ok) return product;
		const all = await this.printfilesOf(product.value, query.technique);
		if (!all.ok) return all;
		const areas = areasOf(all.value, query.variantId);
		const area =
			areas.find(({ placement }) => placement === query.placement) ?? usual(query, areas);
		const { widthPx: width, heightPx: height } = area ?? {};
		return width && height ? ok({ width, height }) : fail(noSuchArea(query.placement, areas));
	}

	/** All print areas of the variants of a product. One call. */
	async areasOf(productId: string): Promise<Result<(variantId: string) => PrintArea[]>> {
		const all = await this.printfilesOf(productId, undefined);
		return all.ok ? ok((variantId) => areasOf(all.value, variantId)) : all;
	}

	/**
	 * How a picture is shaped: as the request says, else as Printful's library does. One call for a
	 * picture whose size is not said; one that is new to the library is taken in, which the order
	 * would do all the same.
	 * @returns an `artwork` failure that time heals while Printful has not read the picture
	 */
	async shapeOf({ url, fileId, widthPx, heightPx }: PrintFile): Promise<Result<Size>> {
		if (widthPx !== undefined && heightPx !== undefined) {
			return ok({ width: widthPx, height: heightPx });
		}
		const key = `file ${fileId ?? url ?? ''}`;
		const file = await this.once(key, async () =>
			fileId === undefined
				? await uploadFile(this.client, { url: url ?? '', name: '' })
				: await readFile(this.client, fileId),
		);
		if (!file.ok) return file;
		const { widthPx: width, heightPx: height, state } = file.value;
		if (width && height) return ok({ width, height });
		this.asked.delete(key);
		return fail(notRead(state === 'failed'));
	}

	private async productOf(variantId: string): Promise<Result<string>> {
		const variant = await this.once(
			`variant ${variantId}`,
			async () =>
				await this.client.call({
					operation: 'getVariantById',
					effect: 'read',
					method: 'GET',
					path: `/v2/catalog-variants/${encodeURIComponent(variantId)}`,
					schema: variantSchema,
				}),
		);
		return variant.ok ? ok(variant.value.catalog_product_id) : variant;
	}

	private async printfilesOf(
		productId: string,
		technique: string | undefined,
	): Promise<Result<Printfiles>> {
		return await this.once(
			`product ${productId} ${technique ?? ''}`,
			async () =>
				await this.client.call({
					operation: 'getPrintfiles',
					effect: 'read',
					method: 'GET',
					path: `/mockup-generator/printfiles/${encodeURIComponent(productId)}`,
					query: { technique: technique?.toUpperCase() },
					schema: printfilesSchema,
				}),
		);
	}

	/** Asks once; a failure is not remembered. */
	private async once<T>(key: string, ask: () => Promise<Result<T>>): Promise<Result<T>> {
		const known = this.asked.get(key) as Promise<Result<T>> | undefined;
		const asking = known ?? ask();
		this.asked.set(key, asking);
		const answer = await asking;
		if (!answer.ok) this.asked.delete(key);
		return answer;
	}
}

function areasOf({ printfiles: files, variant_printfiles: variants }: Printfiles, id: string) {
	const own = variants.find(({ variant_id: variantId }) => variantId === id);
	return Object.entries(own?.placements ?? {}).map(([placement, number]): PrintArea => {
		const file = files.find(({ printfile_id: fileId }) => fileId === number);
		return { placement, widthPx: file?.width, heightPx: file?.height, dpi: file?.dpi };
	});
}

/** `default` is the front of what has one, else the only area (facts/printful.md 7). */
function usual({ placement }: AreaQuery, areas: readonly PrintArea[]): PrintArea | undefined {
	if (placement !== 'default') return undefined;
	const front = areas.find((area) => ['front', 'embroidery_front'].includes(area.placement));
	return front ?? (areas.length === 1 ? areas[0] : undefined);
}

function noSuchArea(placement: string, areas: readonly PrintArea[]) {
	const names = areas.map((area) => area.placement).join(', ');
	return failure({
		category: 'mapping',
		provider: 'printful',
		operation: 'order:create',
		message: `Printful tells no size of a print area "${placement}" of this variant, so the picture cannot be placed`,
		hint: names === '' ? 'Check the variant in the variant map' : `Name one of: ${names}`,
		fields: ['placement'],
	});
}

function notRead(isFailed: boolean) {
	return failure({
		category: 'artwork',
		provider: 'printful',
		operation: 'order:create',
		retryable: !isFailed,
		message: isFailed
			? 'Printful could not read the picture, so it cannot be placed'
			: 'Printful is still reading the picture, and its shape is needed to place it',
		hint: isFailed
			? 'Check that the address leads to a PNG or JPG picture'
			: 'Run this order again in a minute, or give the size of the picture as widthPx and heightPx',
		fields: ['widthPx', 'heightPx'],
	});
}
