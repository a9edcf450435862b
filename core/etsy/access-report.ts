import type { LimitReading } from '../transport/rate-limiter';
import type { ReadReceipt } from './read-receipt';

/** What the pack needs, and what for (facts/etsy.md 4). */
const NEEDED_SCOPES: Readonly<Record<string, string>> = {
	listings_r: 'read listings',
	listings_w: 'change listings',
	shops_r: 'read the shop',
	shops_w: 'change the settings of the shop',
	transactions_r: 'read orders',
	transactions_w: 'send tracking to buyers',
};

/** What was found out, each part on its own; undefined where it could not be found out. */
export interface AccessFindings {
	shopId: string;
	shopName?: string;
	currency?: string;
	scopes?: string[];
	/** The newest paid orders. */
	receipts?: ReadReceipt[];
	limits: LimitReading[];
}

/** Whether something is so, as far as can be told. */
export type Finding = 'yes' | 'no' | 'unknown';

/** What this key may do in this shop. Holds no buyer data. */
export interface AccessReport {
	shopId: string;
	shopName?: string;
	currency?: string;
	scopes: string[] | null;
	/** Needed by the pack and not given. */
	missingScopes: string[];
	canReadOrders: Finding;
	givesAddresses: Finding;
	/** How many orders were looked at for that. */
	ordersChecked: number;
	/** Which way orders can take: by us, or by the provider's own connection to Etsy. */
	route: 'direct' | 'provider_imported' | 'unknown';
	limitPerSecond: number | null;
	limitPerDay: number | null;
	remainingToday: number | null;
	/** The same in sentences, for people. */
	summary: string[];
}

const DAY_MS = 86_400_000;

/** Digital orders have no address whatever the key may see, so they tell nothing. */
function shipped(receipts: ReadReceipt[]) {
	return receipts
		.flatMap((entry) => ('order' in entry ? [entry.order] : []))
		.filter((order) => order.lines.some((line) => !line.isDigital));
}

function addressesGiven(orders: ReturnType<typeof shipped>): Finding {
	if (orders.length === 0) return 'unknown';
	return orders.some((order) => order.shipTo !== null) ? 'yes' : 'no';
}

const ROUTES = { yes: 'direct', no: 'provider_imported', unknown: 'unknown' } as const;

const ADDRESS_SENTENCES: Readonly<Record<Finding, string>> = {
	yes: 'Etsy gives this key buyer addresses, so orders can be sent to a provider directly.',
	no: "Etsy does not give this key buyer addresses, so orders must reach the provider through the provider's own Etsy connection. Etsy usually refuses tracking from such a key too.",
	unknown:
		'Whether Etsy gives this key buyer addresses is not known yet, because there is no order with something to ship. Check again after the first sale.',
};

function scopeSentences(scopes: string[] | undefined, missing: string[]): string[] {
	if (scopes === undefined) return ['Etsy did not tell which permissions this connection has.'];
	if (missing.length === 0) return ['The connection has all the permissions that the pack uses.'];
	const what = missing.map((scope) => `${scope} (${NEEDED_SCOPES[scope] ?? scope})`).join(', ');
	return [
		`The connection lacks permissions: ${what}. Open the Etsy credential in n8n and connect it again.`,
	];
}

function limitSentences(limits: LimitReading[]): string[] {
	const day = limits.find((limit) => limit.windowMs === DAY_MS);
	if (!day) return [];
	return [`Of ${day.limit} calls a day, ${day.remaining} are left.`];
}

/** Whether orders can be read: they were, or the permission for it is missing. */
function canReadOrders({ receipts, scopes }: AccessFindings): Finding {
	if (receipts) return 'yes';
	return scopes && !scopes.includes('transactions_r') ? 'no' : 'unknown';
}

/** Puts together what was found out. Pure. */
export function accessReport(findings: AccessFindings): AccessReport {
	const { scopes, limits } = findings;
	const orders = shipped(findings.receipts ?? []);
	const givesAddresses = addressesGiven(orders);
	const missing = scopes
		? Object.keys(NEEDED_SCOPES).filter((scope) => !scopes.includes(scope))
		: [];
	const day = limits.find((limit) => limit.windowMs === DAY_MS);
	const second = limits.find((limit) => limit.windowMs === 1000);
	return {
		shopId: findings.shopId,
		shopName: findings.shopName,
		currency: findings.currency,
		scopes: scopes ?? null,
		missingScopes: missing,
		canReadOrders: canReadOrders(findings),
		givesAddresses,
		ordersChecked: orders.length,
		route: ROUTES[givesAddresses],
		limitPerSecond: second?.limit ?? null,
		limitPerDay: day?.limit ?? null,
		remainingToday: day?.remaining ?? null,
		summary: [
			`The credential belongs to the shop ${findings.shopName ?? findings.shopId}.`,
			...scopeSentences(scopes, missing),
			ADDRESS_SENTENCES[givesAddresses],
			...limitSentences(limits),
		],
	};
}
