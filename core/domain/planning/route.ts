import type { Reader } from './setting-texts';

/**
 * How an order gets to its printer: `direct` (this pack makes it there) or `provider_imported` (the
 * printer's own connection to Etsy made it; it is compared and let go).
 */
export type Route = 'direct' | 'provider_imported';

/** What a seller may choose; `auto` goes direct wherever Etsy tells the address. */
export const ROUTE_CHOICES = ['direct', 'provider_imported', 'auto'] as const;
/** One of {@link ROUTE_CHOICES}. */
export type RouteChoice = (typeof ROUTE_CHOICES)[number];

/** The choice for all shops, and for single ones. */
export interface Routes {
	all: RouteChoice;
	byShop: ReadonlyMap<string, RouteChoice>;
}

const choice = (text: string) => ROUTE_CHOICES.find((one) => one === text);

/** Reads `auto`, or `direct; 12345678 = auto` with the numbers of single shops. */
export const routes: Reader<Routes> = (text) => {
	let all: RouteChoice = 'direct';
	const byShop = new Map<string, RouteChoice>();
	for (const part of text.split(/[;,\n]/)) {
		const [left = '', right, ...rest] = part.split('=').map((side) => side.trim());
		const chosen = choice(right ?? left);
		if (chosen === undefined || rest.length > 0) return undefined;
		if (right === undefined) all = chosen;
		else if (/^\d+$/.test(left)) byShop.set(left, chosen);
		else return undefined;
	}
	return { all, byShop };
};

/** The way that an order takes; without an address only `direct` of all choices stays put. */
export function routeOf({ all, byShop }: Routes, shopId: string, hasAddress: boolean): Route {
	const chosen = byShop.get(shopId) ?? all;
	if (chosen !== 'auto') return chosen;
	return hasAddress ? 'direct' : 'provider_imported';
}
