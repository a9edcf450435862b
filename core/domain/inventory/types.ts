import type { Money } from '../money';

/** What one option of a product is set to, such as Colour: Black. Ids are texts. */
export interface OptionValue {
	propertyId: string;
	/** The name of the property, such as `Size`; empty where the shop gives none. */
	name: string;
	/** The scale that the value is of, such as US sizes. */
	scaleId?: string;
	scaleName?: string;
	/** The shop's ids of the values; empty for values that are still to be made. */
	valueIds: string[];
	/** Nearly always one. */
	values: string[];
}

/** One product of a listing: a cell of the grid of its options. */
export interface Product {
	/** For reference only: each write gives new ones. */
	productId?: string;
	offeringId?: string;
	/** Empty for none. Kept exactly as it is written. */
	sku: string;
	/** One entry a property, in the same order for all products; none without variations. */
	options: OptionValue[];
	price: Money;
	quantity: number;
	isEnabled: boolean;
	/** Null where there is none, or where the shop does not tell. */
	processingProfileId: string | null;
}

/** The fields that a product has, apart from its options. */
export const FIELDS = ['sku', 'price', 'quantity', 'isEnabled', 'processingProfileId'] as const;
/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number];

/** The fields of which the shop wants to know by which properties they vary. */
export const DRIVEN_FIELDS = ['price', 'quantity', 'sku', 'processingProfileId'] as const;
/** One of {@link DRIVEN_FIELDS}. */
export type DrivenField = (typeof DRIVEN_FIELDS)[number];

/**
 * By which properties (their ids) each field varies: none, one, or all of them. Products that
 * share the values of these properties share the field (facts/etsy.md 6).
 */
export type OnProperty = Readonly<Record<DrivenField, readonly string[]>>;

/** All variants of a listing, as they are read and as they are written: always as a whole. */
export interface Inventory {
	products: readonly Product[];
	onProperty: OnProperty;
}

/** One option of a row, in words. */
export interface RowOption {
	name: string;
	value: string;
	scale?: string;
}

/** One variant as a flat row. */
export interface VariantRow {
	sku: string;
	/** All options in one text, such as `Black / M`; empty without variations. */
	variant: string;
	options: RowOption[];
	price: Money;
	quantity: number;
	isEnabled: boolean;
	processingProfileId: string | null;
	/** For reference: they change with each write. */
	productId: string | null;
	offeringId: string | null;
}

/** An option as a user names it; without a name, the value is looked for in every option. */
export interface OptionChoice {
	name?: string;
	value: string;
	scale?: string;
}

/** Which row is meant. What is given must all apply. Nothing given: the only row there is. */
export interface RowMatch {
	sku?: string;
	options?: readonly OptionChoice[];
}

/** What is to become of a row; a field that is left out stays. */
export interface RowSet {
	sku?: string;
	price?: Money;
	quantity?: number;
	isEnabled?: boolean;
	processingProfileId?: string | null;
}

/** A change of one row. */
export interface RowUpdate {
	match: RowMatch;
	set: RowSet;
	/** Whether it is meant for every row that fits, not for exactly one. Default false. */
	every?: boolean;
}

/** A row that is not there yet. */
export interface NewRow {
	options: readonly OptionChoice[];
	price: Money;
	quantity: number;
	sku?: string;
	/** Default true. */
	isEnabled?: boolean;
	/** Default: that of the other rows, where they all have the same. */
	processingProfileId?: string | null;
}

/** Everything that is to be done to one inventory. */
export interface InventoryChanges {
	updates: readonly RowUpdate[];
	additions: readonly NewRow[];
	/** Takes out every variant that is named neither by an update nor by an addition. */
	removeOthers: boolean;
}

/** One thing that is different, for people. */
export interface Change {
	/** As in {@link VariantRow}. */
	variant: string;
	/** The SKU before the change; that of a new variant. */
	sku: string;
	/** A field, or `variant` for one that comes or goes. */
	field: Field | 'variant';
	from: string | number | boolean | null;
	to: string | number | boolean | null;
}
