import type { Failure } from '../failure';
import { formatMoney } from '../money';
import { serviceLabel, type Provider } from '../provider';
import { writeOptions } from '../variant-map/cells';
import type { ShopListing, ShopVariant } from '../variant-map/suggest/types';
import type { PriceFacts, PriceReport, ReportKind, VariantChange } from './plan-types';

/** More are in the listing itself; a message stays readable. */
const MOST_NAMED = 8;

function nameOf({ options, sku }: ShopVariant): string {
	return options.map(({ value }) => value).join(' / ') || (sku ? `SKU ${sku}` : 'the only variant');
}

function list(parts: readonly string[]): string {
	const more = parts.length - MOST_NAMED;
	return `${parts.slice(0, MOST_NAMED).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function priceWords({ variant, price, cost }: VariantChange): string {
	const costs = cost ? ` (costs ${formatMoney(cost)})` : '';
	return `${nameOf(variant)} ${formatMoney(variant.price)} → ${price ? formatMoney(price) : ''}${costs}`;
}

function stockWords(changes: readonly VariantChange[]): string {
	const named = (on: boolean) => changes.filter((one) => one.isEnabled === on);
	const [off, back] = [named(false), named(true)];
	return [
		off.length > 0 && `sold out at the printer: ${list(off.map(({ variant }) => nameOf(variant)))}`,
		back.length > 0 && `there again: ${list(back.map(({ variant }) => nameOf(variant)))}`,
	]
		.filter(Boolean)
		.join('. ');
}

const HINTS = {
	apply: 'It is written to Etsy now.',
	approve:
		'Open the form of "Hold and approve" and choose Approve: then it is written to Etsy by the next run.',
	report: 'You are only told: nothing is written to Etsy. Change it there if you want to.',
} as const;

const MODE_SETTING: Readonly<Record<ReportKind, 'priceChanges' | 'stockChanges'>> = {
	price: 'priceChanges',
	stock: 'stockChanges',
};

/** Names kind and listing. */
export function reportKey(kind: ReportKind, { shopId, listingId }: ShopListing): string {
	return [kind, shopId, listingId].join(':');
}

/**
 * Tells the changes of one kind of one listing.
 * @param changes at least one
 */
export function reportOf(
	kind: ReportKind,
	listing: ShopListing,
	changes: readonly VariantChange[],
	facts: PriceFacts,
): PriceReport {
	const key = reportKey(kind, listing);
	const exactly = changes.map(({ variant, price, isEnabled }) => [
		variant.sku,
		writeOptions(variant.options),
		...(kind === 'price' ? [variant.price, price] : [isEnabled]),
	]);
	const fingerprint = facts.sha256(JSON.stringify([key, exactly])).slice(0, 32);
	const mode = facts.settings[MODE_SETTING[kind]];
	const isApproved = mode === 'approve' && facts.approved.has(fingerprint);
	const words =
		kind === 'price'
			? `new prices by your rule: ${list(changes.map(priceWords))}`
			: stockWords(changes);
	return {
		key,
		code: kind === 'price' ? 'price_change' : 'stock_change',
		shopId: listing.shopId,
		listingId: listing.listingId,
		message: `"${listing.title}": ${words}.`,
		hint: isApproved ? HINTS.apply : HINTS[mode],
		fingerprint,
		canApprove: mode === 'approve',
		applies: mode === 'apply' || isApproved,
	};
}

/** A listing of which nothing would be left on sale; Etsy takes no such listing. */
export function allSoldOut(listing: ShopListing, facts: PriceFacts): PriceReport {
	const key = reportKey('stock', listing);
	return {
		key,
		code: 'all_sold_out',
		shopId: listing.shopId,
		listingId: listing.listingId,
		message: `Every variant of "${listing.title}" is sold out at the printer.`,
		hint: 'Deactivate the listing on Etsy until it is back, or add another printer to POD Variant Map. Orders of it wait until then.',
		fingerprint: facts.sha256(JSON.stringify([key, 'all_sold_out'])).slice(0, 32),
		canApprove: false,
		applies: false,
	};
}

/**
 * Variants that are switched off and will not come back by themselves: see `whatRunsOut`.
 * @param changes at least one
 */
export function staysOff(
	listing: ShopListing,
	changes: readonly VariantChange[],
	facts: PriceFacts,
): PriceReport {
	const key = `stays_off:${listing.shopId}:${listing.listingId}`;
	const names = list(changes.map(({ variant }) => nameOf(variant)));
	return {
		key,
		code: 'stays_off',
		shopId: listing.shopId,
		listingId: listing.listingId,
		message: `"${listing.title}": ${names} is sold out at the printer, and will not be switched on again by itself: its row in POD Variant Map also stands for a variant that you switched off.`,
		hint: 'Switch it on yourself when the printer has it again. To have it done for you, give each listing rows of its own in POD Variant Map (column listingId).',
		fingerprint: facts.sha256(JSON.stringify([key, names])).slice(0, 32),
		canApprove: false,
		applies: false,
	};
}

/** A printer that could not be asked: nothing is said of its variants. */
export function notCompared(
	provider: Provider,
	{ message, hint }: Failure,
	sha256: (text: string) => string,
): PriceReport {
	const key = `price:not_compared:${provider}`;
	return {
		...{ key, code: 'not_compared', shopId: '', listingId: '' },
		message: `Prices and stock of ${serviceLabel(provider)} were not compared: ${message}`,
		hint,
		fingerprint: sha256(JSON.stringify([key, message])).slice(0, 32),
		...{ canApprove: false, applies: false },
	};
}

/** Prices that could not be made. */
export function priceUnknown(
	listing: ShopListing,
	{ message, hint }: Failure,
	facts: PriceFacts,
): PriceReport {
	const key = reportKey('price', listing);
	return {
		key,
		code: 'price_unknown',
		shopId: listing.shopId,
		listingId: listing.listingId,
		message: `"${listing.title}" gets no price by your rule: ${message}`,
		hint,
		fingerprint: facts.sha256(JSON.stringify([key, message])).slice(0, 32),
		canApprove: false,
		applies: false,
	};
}
