import type { LimitReading } from '../transport/rate-limiter';
import { describeScope } from './scopes';

/** Whether something is so, as far as can be told. */
export type Finding = 'yes' | 'no' | 'unknown';

/** Whether something that cannot be tried is so. */
export type Likelihood = 'no' | 'unlikely' | 'likely' | 'unknown';

/** What orders can do with or without addresses. */
export const ADDRESS_SENTENCES: Readonly<Record<Finding, string>> = {
	yes: 'Etsy gives this key buyer addresses, so orders can be sent to a provider directly.',
	no: "Etsy does not give this key buyer addresses, so orders must reach the provider through the provider's own Etsy connection.",
	unknown:
		'Whether Etsy gives this key buyer addresses is not known yet, because there is no order with something to ship. Check again after the first sale.',
};

/** There is no call for it, and the limits are no sure sign (facts/etsy.md 1, 3). */
export const TIER_SENTENCE =
	'Etsy does not tell a key its kind (seller, personal or commercial); see "Manage Your Apps" on Etsy.';

/**
 * What can be said about tracking without sending any. Etsy closes both with one gate, so addresses
 * are the sign (facts/etsy.md 1); in the US that gate hides the address in one piece only, and its
 * parts not. That shipped orders show tracking is no sign, because it may have been entered by hand
 * or by another app.
 * @param permitted whether the connection has the permission
 * @param wholeAddresses whether an address that is there is there in one piece too
 */
export function trackingFinding(
	permitted: Finding,
	givesAddresses: Finding,
	wholeAddresses: Finding,
): { likelihood: Likelihood; reason: string } {
	if (permitted === 'no') {
		return {
			likelihood: 'no',
			reason: `This connection cannot send tracking, because it lacks ${describeScope('transactions_w')}.`,
		};
	}
	if (givesAddresses === 'no') {
		return {
			likelihood: 'unlikely',
			reason:
				'Etsy will probably refuse tracking from this key, because it hides addresses from it and keeps both from the same keys.',
		};
	}
	if (wholeAddresses === 'no') {
		return {
			likelihood: 'unlikely',
			reason:
				'Etsy will probably refuse tracking from this key: it gives it the parts of addresses but no address in one piece, as it does in the US with keys that may not send tracking.',
		};
	}
	if (givesAddresses === 'yes' && permitted === 'yes') {
		return {
			likelihood: 'likely',
			reason:
				'Etsy will probably take tracking from this key, because it gives it addresses and keeps both from the same keys. Only a real parcel can show it.',
		};
	}
	return {
		likelihood: 'unknown',
		reason:
			'Whether Etsy takes tracking from this key cannot be found out without e-mailing a buyer, and there is no sign of it yet.',
	};
}

/** What the connection lacks, and what to do about it. */
export function scopeSentences(
	scopes: string[] | undefined,
	missing: string[],
	missingOptional: string[],
): string[] {
	if (scopes === undefined) return ['Etsy did not tell which permissions this connection has.'];
	const optional = missingOptional.map(
		(scope) => `The optional permission ${describeScope(scope)} is not given.`,
	);
	if (missing.length === 0) {
		return ['The connection has all the permissions that the pack uses.', ...optional];
	}
	const what = missing.map(describeScope).join(', ');
	return [
		`The connection lacks permissions: ${what}. Open the Etsy credential in n8n and connect it again.`,
		...optional,
	];
}

/** Whether the listings can be read, and how many there are. */
export function listingSentence(canRead: Finding, active: number | undefined): string {
	if (canRead === 'yes') {
		const count = active === undefined ? '' : `; ${active} ${active === 1 ? 'is' : 'are'} active`;
		return `The listings can be read${count}.`;
	}
	return canRead === 'no'
		? 'The listings cannot be read with this connection.'
		: 'Whether the listings can be read is not known.';
}

/** Only where orders cannot be read: otherwise the sentence about addresses says it. */
export function orderSentences(canRead: Finding): string[] {
	if (canRead === 'yes') return [];
	return [
		canRead === 'no'
			? 'The orders cannot be read with this connection.'
			: 'Whether the orders can be read is not known.',
	];
}

/** How many calls there are, as far as Etsy told. */
export function limitSentences(
	second: LimitReading | undefined,
	day: LimitReading | undefined,
): string[] {
	const perSecond = second ? [`Etsy allows ${second.limit} calls a second.`] : [];
	const perDay = day ? [`Of ${day.limit} calls a day, ${day.remaining} are left.`] : [];
	return [...perSecond, ...perDay];
}
