/** An order that may be read, and when something changed in it last, in epoch milliseconds. */
export interface Changed {
	shopId: string;
	receiptId: string;
	changedAt: number;
}

/**
 * So many a shop, because each may cost a call to Etsy in every run: those in which something
 * changed last, and as many of the others, drawn anew in each run. What waits for weeks keeps
 * nobody out.
 */
const NEWEST_OF_A_SHOP = 5;
const DRAWN_OF_A_SHOP = 5;

const keyOf = ({ shopId, receiptId }: Changed) => `${shopId}/${receiptId}`;

/**
 * At most ten orders a shop: the five in which something changed last, and five of the others,
 * which the moment draws, so that each has its turn. Pure.
 * @param now epoch milliseconds; the same moment draws the same orders
 */
export function someOfEachShop(
	found: readonly Changed[],
	now: number,
): Array<Omit<Changed, 'changedAt'>> {
	const byShop = new Map<string, Changed[]>();
	for (const one of found) {
		const known = byShop.get(one.shopId);
		if (known) known.push(one);
		else byShop.set(one.shopId, [one]);
	}
	return [...byShop.values()]
		.flatMap((ofShop) => chosen(ofShop, now))
		.map(({ shopId, receiptId }) => ({ shopId, receiptId }));
}

function chosen(found: readonly Changed[], now: number): Changed[] {
	const byTime = [...found].sort((a, b) =>
		a.changedAt === b.changedAt ? (keyOf(a) < keyOf(b) ? -1 : 1) : b.changedAt - a.changedAt,
	);
	const others = byTime
		.slice(NEWEST_OF_A_SHOP)
		.sort((a, b) => lot(keyOf(a), now) - lot(keyOf(b), now));
	return [...byTime.slice(0, NEWEST_OF_A_SHOP), ...others.slice(0, DRAWN_OF_A_SHOP)];
}

/** A number that follows from an order and the moment, and from nothing that one could guess. */
function lot(key: string, now: number): number {
	let hash = 0x811c9dc5;
	for (const char of `${now}/${key}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
	return hash;
}
