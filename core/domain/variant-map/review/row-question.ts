import { serviceLabel } from '../../provider';
import { NO_FILES, writeOptions } from '../cells';
import { optionsText } from '../find-rows';
import { foldText, optionsKey } from '../keys';
import type { Dictionary } from '../meaning/dictionary';
import { matchVariant } from '../match/match-variant';
import { readProduct } from '../match/read-product';
import type { MatchProduct, MatchVariant, NearVariant } from '../match/types';
import type { ShopListing, ShopVariant } from '../suggest/types';
import { escapeHtml, safeText } from './html';
import type { Choice, DecidedCells, Question, RowProduct, WaitingRow } from './types';

/** The variant of a listing that a row is for, as Etsy has it today. */
export function variantToday(
	row: Pick<WaitingRow, 'options' | 'sku'>,
	listing: ShopListing | undefined,
): ShopVariant | undefined {
	const variants = listing?.variants ?? [];
	const key = optionsKey(row.options);
	const same = variants.filter(({ options }) => optionsKey(options) === key);
	const bySku = (all: readonly ShopVariant[]) =>
		all.filter(({ sku }) => row.sku !== '' && foldText(sku) === foldText(row.sku));
	const [exact] = bySku(same);
	if (exact) return exact;
	if (same.length === 1) return same[0];
	const others = bySku(variants);
	return others.length === 1 ? others[0] : undefined;
}

/** What a variant of a listing is called: its options, else its SKU. */
export function nameOf({ options, sku }: Pick<WaitingRow, 'options' | 'sku'>): string {
	const name = optionsText(options);
	return (
		[name, sku && (name ? `(SKU ${sku})` : `SKU ${sku}`)].filter(Boolean).join(' ') ||
		'the only variant'
	);
}

/** The variant that a row names. */
function named(row: WaitingRow, product: MatchProduct): MatchVariant | undefined {
	return product.variants.find(
		({ variantId, attributes }) =>
			variantId === row.variantId &&
			(attributes === undefined || JSON.stringify(attributes) === row.attributes),
	);
}

/** The cells for a row that is to print this variant, approved for the listing as it is today. */
export function approvedCells(
	product: MatchProduct,
	printed: MatchVariant,
	listing: ShopListing,
	variant: ShopVariant,
): DecidedCells {
	return {
		state: 'active',
		providerProductId: product.productId,
		providerVariantId: printed.variantId,
		providerMakerId: product.makerId ?? '',
		providerAttributes: printed.attributes ? JSON.stringify(printed.attributes) : '',
		costMinor: printed.cost?.amountMinor ?? null,
		currency: printed.cost?.currency ?? '',
		approvedTitle: listing.title,
		approvedOptions: writeOptions(variant.options),
		confidence: 1,
		note: '',
	};
}

function isBlank({ files, makerId, attributes }: WaitingRow): boolean {
	return files !== '' || makerId !== '' || attributes !== '';
}

/** Whether the row still lacks what cannot be chosen in a form. */
export function lacksFiles(row: WaitingRow): boolean {
	return isBlank(row) && (row.files === '' || row.files === NO_FILES);
}

function choicesFor(
	row: WaitingRow,
	listing: ShopListing | undefined,
	found: RowProduct,
	dictionary: Dictionary,
): Choice[] {
	const was = {
		sku: row.sku,
		options: writeOptions(row.options),
		providerVariantId: row.variantId,
	};
	const subject = `etsy-listing-${row.listingId || row.sku}`;
	const about = `row ${row.rowId}; ${nameOf(row)}; ${row.provider}`;
	const asItIs: DecidedCells = {
		state: 'disabled',
		providerProductId: row.productId,
		providerVariantId: row.variantId,
		providerMakerId: row.makerId,
		providerAttributes: row.attributes,
		costMinor: row.costMinor,
		currency: row.currency,
		approvedTitle: listing?.title ?? '',
		approvedOptions: was.options,
		confidence: row.confidence,
		note: row.note,
	};
	const base = { rowId: row.rowId, was, subject };
	const variant = variantToday(row, listing);
	const choices: Choice[] = [];
	if ('product' in found && listing && variant && !lacksFiles(row)) {
		const { product } = found;
		const proposed = named(row, product);
		if (proposed) {
			const cells = approvedCells(product, proposed, listing, variant);
			choices.push({
				...base,
				label: `Approve: ${safeText(`${product.title}, ${proposed.title}`)}`,
				action: 'map.approved',
				cells: { ...cells, confidence: row.confidence, note: row.note },
				detail: `${about}; ${row.productId} ${row.variantId}`,
			});
		}
		const { nearest } = matchVariant(variant.options, readProduct(product, dictionary));
		for (const near of nearest.filter(({ title }) => title !== proposed?.title)) {
			const printed = product.variants.find(
				({ variantId, title }) => variantId === near.variantId && title === near.title,
			);
			if (!printed) continue;
			choices.push({
				...base,
				label: insteadLabel(near),
				action: 'map.changed',
				cells: {
					...approvedCells(product, printed, listing, variant),
					note: 'Chosen by a person in the form.',
				},
				detail: `${about}; ${product.productId} ${printed.variantId} instead of ${row.variantId}`,
			});
		}
	}
	return [
		...choices,
		{
			...base,
			label: 'Reject: it is never proposed again',
			action: 'map.rejected',
			cells: asItIs,
			detail: `${about}; ${row.productId} ${row.variantId}`,
		},
		{ ...base, label: 'Leave it for later', action: '', cells: asItIs, detail: about },
	];
}

function insteadLabel({ title, score, reason }: NearVariant): string {
	return safeText(`Take ${title} instead (${percent(score)}: ${reason})`).slice(0, 140);
}

/** A share as people say it. */
export function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

function problemOf(row: WaitingRow, listing: ShopListing | undefined, found: RowProduct): string {
	if (!listing) return 'Etsy does not have this listing any more.';
	if (!variantToday(row, listing)) return 'The listing does not have this variant any more.';
	if ('problem' in found) return found.problem;
	if (lacksFiles(row)) {
		return 'It has no print file yet: enter it in the column files of POD Variant Map first.';
	}
	if (!named(row, found.product)) return 'The printer does not have this variant any more.';
	return '';
}

/** The question about one row: what Etsy has, what would be printed, how sure that is, and why. */
export function rowQuestion(
	row: WaitingRow,
	listing: ShopListing | undefined,
	found: RowProduct,
	dictionary: Dictionary,
): Question {
	const printed = 'product' in found ? named(row, found.product) : undefined;
	const what =
		'product' in found
			? [found.product.title, printed?.title ?? row.variantId].join(', ')
			: row.variantId;
	const problem = problemOf(row, listing, found);
	const lines: Array<[string, string]> = [
		['On Etsy', nameOf(row)],
		['Would print', `${what} (${serviceLabel(row.provider)})`],
		['How sure', row.confidence === null ? 'not said' : percent(row.confidence)],
		['Why', row.note || 'not said'],
		...(problem ? [['Cannot be approved', problem] as [string, string]] : []),
	];
	return {
		field: `Row ${row.rowId}: your decision`,
		html: lines.map(([name, text]) => `<b>${name}:</b> ${escapeHtml(safeText(text))}`).join('<br>'),
		choices: choicesFor(row, listing, found, dictionary),
	};
}
