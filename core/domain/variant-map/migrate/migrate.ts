import type { LineOption } from '../../order';
import type { PrintFile } from '../../print-file';
import type { Provider } from '../../provider';
import type { LineSource } from '../../provider-order';
import type { DeliveryDays } from '../../quote';
import { NO_FILES, writeOptions } from '../cells';
import { matchVariant } from '../match/match-variant';
import type { ReadProduct } from '../match/read-product';
import type { MatchProduct, MatchVariant, NearVariant } from '../match/types';
import type { VariantMapRow } from '../row';
import { attributesCell, type RowCells } from '../suggest/to-cells';
import { moveFiles } from './areas';
import {
	compared,
	daysText,
	ifDifferent,
	noteOf,
	priceText,
	printSize,
	type Difference,
} from './difference';
import { fabricOf } from './fabric';

/** What a row prints today, as far as its printer tells. */
export interface Origin {
	product?: Pick<MatchProduct, 'brand' | 'description' | 'title'>;
	variant?: Pick<MatchVariant, 'cost' | 'options' | 'printAreas' | 'title'>;
}

/** A row for another printer, with what is different there. */
export interface MovedRow {
	cells: RowCells;
	differences: Difference[];
	/** What the new row prints. */
	source: LineSource;
	/** Whether it prints nothing before somebody enters print files. */
	needsFiles: boolean;
}

/** A row for another printer, or why there is none. */
export type Migration = MovedRow | { message: string; candidates: NearVariant[] };

function differencesOf(
	row: VariantMapRow,
	origin: Origin,
	product: MatchProduct,
	printed: MatchVariant,
	lost: readonly string[],
): Difference[] {
	const { variant } = origin;
	const name = (one: Origin['product']) => one && [one.brand, one.title].filter(Boolean).join(' ');
	const before = variant?.title ?? writeOptions(row.options);
	return [
		...ifDifferent('product', name(origin.product), name(product)),
		...ifDifferent('variant', before, printed.title),
		...compared('fabric', fabricOf(origin.product?.description), fabricOf(product.description)),
		...compared('cost', priceText(variant?.cost ?? row.cost), priceText(printed.cost)),
		...compared('print_size', printSize(variant?.printAreas), printSize(printed.printAreas)),
		...lost.map((from): Difference => ({ what: 'artwork', from, to: 'not there' })),
	];
}

function noteFor(differences: readonly Difference[], needsFiles: boolean): string {
	const files = needsFiles ? 'Enter the print files before you approve it.' : '';
	return [noteOf(differences), files].filter(Boolean).join('; ');
}

/** Adds how long the parcels of both printers are under way. */
export function withShippingTime(
	moved: MovedRow,
	from: DeliveryDays | undefined,
	to: DeliveryDays | undefined,
): MovedRow {
	const times = compared('shipping_time', daysText(from), daysText(to));
	const differences = [...moved.differences, ...times];
	const note = noteFor(differences, moved.needsFiles);
	return { ...moved, differences, cells: { ...moved.cells, note } };
}

/** How an order names the new variant. */
function sourceOf(product: MatchProduct, printed: MatchVariant, files: PrintFile[]): LineSource {
	const { productId, makerId, kind } = product;
	const { variantId, attributes } = printed;
	if (kind === 'saved') return { kind: 'storeVariant', productId, variantId };
	return {
		kind: 'catalogVariant',
		variantId,
		productId,
		...(makerId ? { makerId } : {}),
		...(attributes ? { attributes } : {}),
		files,
	};
}

/** What is wanted: what the printer of today calls the variant, else what Etsy calls it. */
function wantedOptions(row: VariantMapRow, { variant }: Origin): LineOption[] {
	return variant && variant.options.length > 0 ? variant.options : row.options;
}

/**
 * Makes a row for another printer out of a row. It always waits in `review`: another blank is
 * never quite the same.
 * @param targets the products of the other printer that may be meant; one alone must fit best
 */
export function migrateRow(
	row: VariantMapRow,
	origin: Origin,
	targets: readonly ReadProduct[],
	provider: Provider,
): Migration {
	const options = wantedOptions(row, origin);
	const tried = targets
		.map((target) => ({ target, match: matchVariant(options, target) }))
		.sort((a, b) => b.match.grade - a.match.grade);
	const candidates = tried.flatMap(({ match }) => match.nearest).slice(0, 3);
	const [best, next] = tried;
	const what = row.sku ? `SKU ${row.sku}` : writeOptions(row.options);
	if (!best) return { message: `There is no product to move ${what} to.`, candidates };
	const { match, target } = best;
	if (!match.variant || next?.match.grade === match.grade) {
		const why = match.problem === 'none' ? 'has no counterpart' : 'fits several variants alike';
		return { message: `${what} ${why} in "${target.product.title}".`, candidates };
	}
	const { product } = target;
	const printed = match.variant;
	const before = row.source?.kind === 'catalogVariant' ? row.source.files : [];
	const { files, lost } = moveFiles(before, printed.printAreas);
	const differences = differencesOf(row, origin, product, printed, lost);
	const needsFiles = product.kind === 'blank' && files.length === 0;
	return {
		differences,
		source: sourceOf(product, printed, files),
		needsFiles,
		cells: {
			kind: 'variant',
			shopId: row.shopId,
			listingId: row.listingId,
			sku: row.sku,
			options: writeOptions(row.options),
			provider,
			providerProductId: product.productId,
			providerVariantId: printed.variantId,
			providerSku: '',
			providerMakerId: product.makerId ?? '',
			providerAttributes: attributesCell(printed),
			providerTemplateId: '',
			files:
				files.length > 0 && product.kind === 'blank'
					? JSON.stringify(files)
					: needsFiles
						? NO_FILES
						: '',
			priority: null,
			costMinor: printed.cost?.amountMinor ?? null,
			currency: printed.cost?.currency ?? '',
			madeIn: '',
			personalization: '',
			state: 'review',
			approvedTitle: row.approvedAs?.title ?? '',
			approvedOptions: row.approvedAs ? writeOptions(row.approvedAs.options) : '',
			confidence: Math.round(match.grade * 100) / 100,
			note: noteFor(differences, needsFiles),
		},
	};
}
