import type { EtsyShop } from './schemas';

/** A shop in our words. */
export interface Shop {
	shopId: string;
	name?: string;
	title?: string;
	/** ISO 4217; what prices are shown in. */
	currency?: string;
	url?: string;
	/** True while the shop takes no orders. */
	isOnVacation?: boolean;
	activeListings?: number;
	sales?: number;
	/** ISO 3166-1 alpha-2. */
	countryCode?: string;
	shipsFromCountryCode?: string;
	/** The first is the shop's own. */
	languages: string[];
}

/** Etsy's shop in our words. Pure. */
export function toShop(shop: EtsyShop): Shop {
	return {
		shopId: shop.shop_id,
		name: shop.shop_name,
		title: shop.title,
		currency: shop.currency_code?.toUpperCase(),
		url: shop.url,
		isOnVacation: shop.is_vacation ?? undefined,
		activeListings: shop.listing_active_count ?? undefined,
		sales: shop.transaction_sold_count ?? undefined,
		countryCode: shop.shop_location_country_iso?.toUpperCase(),
		shipsFromCountryCode: shop.shipping_from_country_iso?.toUpperCase(),
		languages: shop.languages,
	};
}
