import type { Money } from '../money';
import type { PlanSettings } from '../planning/settings-types';
import type { ShopToday } from '../variant-map/check/listings';
import type { PrinterToday } from '../variant-map/check/printer';
import type { RowState, VariantMapRow } from '../variant-map/row';
import type { ShopListing, ShopVariant } from '../variant-map/suggest/types';
import type { VariantIndex } from '../variant-map/variant-index';
import type { PriceSettings } from './least-price';

/** The settings that decide on prices and stock. */
export type PricePlanSettings = PriceSettings &
	Pick<PlanSettings, 'priceChanges' | 'priceExclude' | 'stockChanges'>;

/** All that prices and stock follow from. */
export interface PriceFacts {
	shop: ShopToday;
	index: VariantIndex;
	/** What the printer has for a row. */
	today(row: VariantMapRow): PrinterToday;
	settings: PricePlanSettings;
	/** The fingerprints of what a person approved. */
	approved: ReadonlySet<string>;
	sha256(text: string): string;
}

/** What is to become of one variant of a listing. */
export interface VariantChange {
	listing: ShopListing;
	variant: ShopVariant;
	/** Its new price; missing: it stays. */
	price?: Money;
	/** Whether it is to be on sale; missing: that stays. */
	isEnabled?: boolean;
	/** What a piece costs at the printer that gets it now. */
	cost?: Money;
	/** Rows to be set to `active` once the variant is on sale again. */
	activates: VariantMapRow[];
}

/** A variant that is written to Etsy now. */
export interface PriceChange extends VariantChange {
	/** The keys of the reports that it is part of. */
	reportKeys: string[];
}

/** What a report is about. */
export type ReportKind = 'price' | 'stock';

/** What is told of one listing: one report a kind. */
export interface PriceReport {
	/** Names kind and listing, such as `price:12345678:987654321`. */
	key: string;
	code:
		| 'all_sold_out'
		| 'not_compared'
		| 'price_change'
		| 'price_unknown'
		| 'stays_off'
		| 'stock_change';
	shopId: string;
	listingId: string;
	/** In a seller's words. */
	message: string;
	hint: string;
	/** Names exactly these changes, so that an approval counts for nothing else. */
	fingerprint: string;
	/** Whether a person may allow it. */
	canApprove: boolean;
	/** Whether it is written to Etsy now. */
	applies: boolean;
}

/** Cells of a row of the map that are to be written. */
export interface MapCells {
	row: VariantMapRow;
	state?: RowState;
	cost?: Money;
}

/** Prices and stock of a shop, by comparison. */
export interface PricePlan {
	changes: PriceChange[];
	reports: PriceReport[];
	rows: MapCells[];
	/** How many variants on sale were compared. */
	compared: number;
}
