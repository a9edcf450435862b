import type { LimitReading } from '../transport/rate-limiter';
import {
	ADDRESS_SENTENCES,
	limitSentences,
	listingSentence,
	orderSentences,
	scopeSentences,
	TIER_SENTENCE,
	trackingFinding,
	type Finding,
	type Likelihood,
} from './access-words';
import type { ReadReceipt } from './read-receipt';
import { DELETE_SCOPE, NEEDED_SCOPES } from './scopes';

/** What was found out, each part on its own; undefined where it could not be found out. */
export interface AccessFindings {
	shopId: string;
	shopName?: string;
	currency?: string;
	scopes?: string[];
	/** The newest paid orders. */
	receipts?: CheckedReceipt[];
	/** How many active listings Etsy let us count. */
	activeListings?: number;
	limits: LimitReading[];
}

export type { Finding, Likelihood } from './access-words';

/** An order, and whether Etsy gave its address in one piece (`formatted_address`) too. */
export type CheckedReceipt = ReadReceipt & { hasWholeAddress: boolean };

/** What this key may do in this shop. Holds no buyer data. */
export interface AccessReport {
	shopId: string;
	shopName?: string;
	currency?: string;
	scopes: string[] | null;
	/** Needed by the pack and not given. */
	missingScopes: string[];
	/** Not given, and needed for single operations only. */
	missingOptionalScopes: string[];
	canReadListings: Finding;
	canChangeListings: Finding;
	canDeleteListings: Finding;
	canReadOrders: Finding;
	givesAddresses: Finding;
	/** How many orders were looked at for that. */
	ordersChecked: number;
	/** Never `yes`: it cannot be tried without e-mailing a buyer. */
	canSendTracking: Likelihood;
	/** Why that is thought, in a sentence. */
	canSendTrackingReason: string;
	/** Which way orders can take: by us, or by the provider's own connection to Etsy. */
	route: 'direct' | 'provider_imported' | 'unknown';
	/** Seller, personal or commercial: Etsy tells nobody, so this is always `unknown`. */
	tier: 'unknown';
	limitPerSecond: number | null;
	limitPerDay: number | null;
	remainingToday: number | null;
	/** The same in sentences, for people. */
	summary: string[];
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/** Digital orders have no address whatever the key may see, so they tell nothing. */
function shipped(receipts: CheckedReceipt[]) {
	return receipts
		.flatMap((entry) => {
			const { hasWholeAddress } = entry;
			return 'order' in entry ? [{ ...entry.order, hasWholeAddress }] : [];
		})
		.filter((order) => order.lines.some((line) => !line.isDigital));
}

function addressesGiven(orders: ReturnType<typeof shipped>): Finding {
	if (orders.length === 0) return 'unknown';
	return orders.some((order) => order.shipTo !== null) ? 'yes' : 'no';
}

/** Unknown without any address. */
function wholeAddressesGiven(orders: ReturnType<typeof shipped>): Finding {
	const withAddress = orders.filter((order) => order.shipTo !== null);
	if (withAddress.length === 0) return 'unknown';
	return withAddress.some((order) => order.hasWholeAddress) ? 'yes' : 'no';
}

const ROUTES = { yes: 'direct', no: 'provider_imported', unknown: 'unknown' } as const;

/** Whether something was read: it was, or the permission for it is missing. */
function canRead(wasRead: boolean, scopes: string[] | undefined, scope: string): Finding {
	if (wasRead) return 'yes';
	return scopes && !scopes.includes(scope) ? 'no' : 'unknown';
}

/** What a permission alone tells. */
function allowed(scopes: string[] | undefined, scope: string): Finding {
	if (scopes === undefined) return 'unknown';
	return scopes.includes(scope) ? 'yes' : 'no';
}

function lacking(scopes: string[] | undefined, wanted: readonly string[]): string[] {
	return scopes ? wanted.filter((scope) => !scopes.includes(scope)) : [];
}

/** Puts together what was found out. Pure. */
export function accessReport(findings: AccessFindings): AccessReport {
	const { scopes, limits, receipts, activeListings } = findings;
	const orders = shipped(receipts ?? []);
	const givesAddresses = addressesGiven(orders);
	const missingScopes = lacking(scopes, NEEDED_SCOPES);
	const missingOptionalScopes = lacking(scopes, [DELETE_SCOPE]);
	const canReadOrders = canRead(receipts !== undefined, scopes, 'transactions_r');
	const canReadListings = canRead(activeListings !== undefined, scopes, 'listings_r');
	const tracking = trackingFinding(
		allowed(scopes, 'transactions_w'),
		givesAddresses,
		wholeAddressesGiven(orders),
	);
	const day = limits.find((limit) => limit.windowMs === DAY_MS);
	const second = limits.find((limit) => limit.windowMs === SECOND_MS);
	return {
		shopId: findings.shopId,
		shopName: findings.shopName,
		currency: findings.currency,
		scopes: scopes ?? null,
		missingScopes,
		missingOptionalScopes,
		canReadListings,
		canChangeListings: allowed(scopes, 'listings_w'),
		canDeleteListings: allowed(scopes, DELETE_SCOPE),
		canReadOrders,
		givesAddresses,
		ordersChecked: orders.length,
		canSendTracking: tracking.likelihood,
		canSendTrackingReason: tracking.reason,
		route: ROUTES[givesAddresses],
		tier: 'unknown',
		limitPerSecond: second?.limit ?? null,
		limitPerDay: day?.limit ?? null,
		remainingToday: day?.remaining ?? null,
		summary: [
			`The credential belongs to the shop ${findings.shopName ?? findings.shopId}.`,
			...scopeSentences(scopes, missingScopes, missingOptionalScopes),
			listingSentence(canReadListings, activeListings),
			...orderSentences(canReadOrders),
			ADDRESS_SENTENCES[givesAddresses],
			tracking.reason,
			TIER_SENTENCE,
			...limitSentences(second, day),
		],
	};
}
