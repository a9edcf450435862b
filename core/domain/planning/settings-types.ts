import type { ExchangeRate } from '../exchange-rates';
import type { Money } from '../money';
import type { ShippingTier } from '../provider-order';
import type { Supplier } from '../supply/suppliers';
import type { FulfilmentRule } from './fulfilment-rules';
import type { Routes } from './route';
import type { FeeTerm, Floor } from './setting-texts';

/** What becomes of a change on Etsy: it waits for a person, is written at once, or is only told. */
export type ChangeMode = 'apply' | 'approve' | 'report';

/** What a seller decides in the table `POD Settings`, as far as planning goes. */
export interface PlanSettings {
	/**
	 * What happens to an order of which one line cannot go: `hold` keeps the whole order together,
	 * `send` orders the rest at once (a second parcel follows).
	 */
	partialOrders: 'hold' | 'send';
	shippingTier: ShippingTier;
	/** Seconds after which a run that took an order and said nothing counts as dead. */
	claimTimeoutSeconds: number;
	/** Minutes to wait before each further try; after the last one a person is asked. */
	retryDelaysMinutes: number[];
	routes: Routes;
	/** How long the printer's own connection to Etsy may take to bring an order. */
	importWaitHours: number;
	fulfilmentRules: FulfilmentRule[];
	/** Who sends lines that no printer makes, by the label of the lines. */
	suppliers: Supplier[];
	/** The longest text of a buyer's that is printed; null: no limit but the row's own. */
	personalizationMaxCharacters: number | null;
	/** Whether every personalised line waits for a look; else only where its row says so. */
	personalizationProof: 'always' | 'by_row';
	/**
	 * Whether the questions of a listing count beside the row: what must be answered, and how long.
	 */
	personalizationRules: 'by_listing' | 'by_row';
	/** Null: the margin of an order is not looked at. */
	marginFloor: Floor | null;
	lineMarginFloor: Floor | null;
	/** The estimate of all that Etsy keeps. */
	etsyFees: FeeTerm[];
	/** Whether fees that Etsy booked already go before the estimate. */
	etsyFeesFrom: 'estimate' | 'etsy';
	/** What is added to booked fees, because Etsy books it later or by listing. */
	etsyFeesNotBooked: FeeTerm[];
	exchangeRates: ExchangeRate[];
	/** How many times the cost a price is, as a plain decimal; null: prices are left alone. */
	priceFactor: string | null;
	/** What comes on top of that; null: nothing. */
	priceFee: Money | null;
	/** What prices may end with, such as `99` and `49`; none: anything. */
	priceEndings: string[];
	/** No price is under this; null: none but the margin floor counts. */
	priceMinimum: Money | null;
	/** SKUs (`*` for any text) and numbers of listings whose prices are left alone. */
	priceExclude: string[];
	/** Whether changed prices, and variants that are sold out or back, are written at once. */
	priceChanges: ChangeMode;
	stockChanges: ChangeMode;
	maxOrderValue: Money | null;
	maxOrderQuantity: number | null;
	/** Null: all countries. */
	countriesAllowed: string[] | null;
	countriesDenied: string[];
	/** Within how many days a second order to the same buyer waits; null: none does. */
	repeatOrderDays: number | null;
	/** What the first order of a buyer may be worth and hold. */
	firstOrderValue: Money | null;
	firstOrderQuantity: number | null;
	/** What may be ordered at printers on one day (UTC). */
	spendLimitPerDay: Money | null;
	providerChoice: 'fixed' | 'cheapest' | 'nearest' | 'fastest';
	/** Whether print files at an address are inspected before an order is made with them. */
	checkArtwork: boolean;
	/** Whether one printer that can make all lines goes before each line's own first choice. */
	keepLinesTogether: boolean;
	/** Where printers make things, for the nearest one, where the map does not say. */
	providerPlaces: ReadonlyMap<string, string[]>;
	/** Printers that get nothing for now. */
	pausedProviders: string[];
	/** Printers that may start production at once; at all others an order waits for the seller. */
	startProduction: string[];
	/** What a buyer hears by e-mail: of each parcel of an order, or once of the order. */
	trackingNotices: 'parcel' | 'order';
	/** So many hours before Etsy's day an order that is not sent is at risk. */
	shipWarningHours: number;
	/** After how many hours an order that waits for the seller is at risk. */
	waitingHours: number;
	/** How many hours a printer may take from the order to the parcel, by its name. */
	productionHours: ReadonlyMap<string, number>;
	/** At which hour of the day the seller is told how orders stand; null: never. */
	digestHour: number | null;
	/** After how many tries at a printer that is down the next choice is taken. */
	fallbackAfterTries: number;
	/**
	 * Orders from before that the ledger does not know wait for the seller: their rows may have been
	 * reduced to figures. ISO 8601; null: the ledger knows all.
	 */
	ledgerBegins: string | null;
}
