/** What an entry of the ledger means for a seller. */
export const ENTRY_KINDS = [
	'fee',
	'fee_refund',
	'other',
	'passed_on',
	'payout',
	'refund',
	'sale',
	'shipping_label',
] as const;
/** One of {@link ENTRY_KINDS}. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * Etsy's types, in lower case (etsy/open-api#302, #442, #751; its document lists none). Named after
 * what a fee is for: `transaction` is the fee on a sale, not the sale.
 */
const KINDS: Readonly<Record<EntryKind, readonly string[]>> = {
	sale: ['payment', 'payment_gross', 'sale'],
	refund: ['refund', 'refund_gross'],
	fee: [
		'auto_renew_expired',
		'gift_wrap_fees',
		'listing',
		'listing_fee',
		'listing_private',
		'marketing',
		'offsite_ads_fee',
		'payment_processing_fee',
		'prolist',
		'regulatory_operating_fee',
		'renew_expired',
		'renew_sold',
		'renew_sold_auto',
		'shipping_transaction',
		'transaction',
		'transaction_quantity',
		'vat_on_processing_fees',
		'vat_seller_services',
	],
	fee_refund: ['refund_processing_fee', 'seller_driven_traffic_credit'],
	// Taken from the buyer's payment and handed on: neither earned nor a cost.
	passed_on: ['buyer_fee', 'sales_tax', 'sales_tax_refund'],
	payout: ['deposit', 'disburse', 'disburse2'],
	shipping_label: [
		'shipping_label',
		'shipping_label_refund',
		'shipping_label_usps_adjustment_credit',
		'shipping_labels',
	],
	other: [],
};

const KIND_OF = new Map(
	ENTRY_KINDS.flatMap((kind) => KINDS[kind].map((type) => [type, kind] as const)),
);

/**
 * What a type means. The refund of a fee carries the fee's name and `_refund`. A type that nobody
 * has seen is `other`, and never guessed.
 */
export function kindOfEntry(type: string): EntryKind {
	const name = type.trim().toLowerCase();
	const known = KIND_OF.get(name);
	if (known !== undefined) return known;
	const refunded = KIND_OF.get(name.replace(/_refund$/, ''));
	return name.endsWith('_refund') && refunded === 'fee' ? 'fee_refund' : 'other';
}
