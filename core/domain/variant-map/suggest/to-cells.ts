import type { PrintFile } from '../../print-file';
import type { Provider } from '../../provider';
import { NO_FILES, writeOptions } from '../cells';
import type { MatchVariant } from '../match/types';
import type { RowState } from '../row';
import type { Proposal } from './types';

/** A row as the table `POD Variant Map` takes it: see docs/tables.md. */
export interface RowCells {
	kind: string;
	shopId: string;
	listingId: string;
	sku: string;
	options: string;
	provider: Provider;
	providerProductId: string;
	providerVariantId: string;
	providerSku: string;
	providerMakerId: string;
	providerAttributes: string;
	providerTemplateId: string;
	files: string;
	priority: number | null;
	costMinor: number | null;
	currency: string;
	madeIn: string;
	personalization: string;
	state: RowState;
	approvedTitle: string;
	approvedOptions: string;
	confidence: number | null;
	note: string;
}

/** What else an order must name to get a variant, as the table takes it; empty where nothing. */
export function attributesCell({ attributes }: Pick<MatchVariant, 'attributes'>): string {
	return attributes && Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : '';
}

/**
 * A proposal as a row of the table. SKU, listing and options all stand in it, so that it is still
 * found when one of them changes; the title and options are what an approval is for.
 * @param takeCertain whether what is certain is in use at once; everything else waits in `review`
 * @param files the artwork, for a blank of the catalog
 */
export function toCells(
	{ listing, variant, product, printed, confidence, isCertain, explanation }: Proposal,
	provider: Provider,
	takeCertain: boolean,
	files: readonly PrintFile[] = [],
): RowCells {
	const options = writeOptions(variant.options);
	const isReady = product.kind === 'saved' || files.length > 0;
	return {
		kind: 'variant',
		shopId: listing.shopId,
		listingId: listing.listingId,
		sku: variant.sku,
		options,
		provider,
		providerProductId: product.productId,
		providerVariantId: printed.variantId,
		providerSku: '',
		providerMakerId: product.makerId ?? '',
		providerAttributes: attributesCell(printed),
		providerTemplateId: '',
		files: files.length > 0 ? JSON.stringify(files) : isReady ? '' : NO_FILES,
		priority: null,
		costMinor: printed.cost?.amountMinor ?? null,
		currency: printed.cost?.currency ?? '',
		madeIn: '',
		personalization: '',
		state: takeCertain && isCertain && isReady ? 'active' : 'review',
		approvedTitle: listing.title,
		approvedOptions: options,
		confidence: Math.round(confidence * 100) / 100,
		note: isReady ? explanation : `${explanation} Enter the print files before you approve it.`,
	};
}
