import type { ServiceName } from './provider';

/** All categories, so that tables, docs and tests can list them. */
export const FAILURE_CATEGORIES = [
	'rate_limit',
	'network',
	'service_down',
	'auth',
	'permission',
	'validation',
	'not_found',
	'conflict',
	'mapping',
	'artwork',
	'policy',
	'capability',
	'unclear',
] as const;

/**
 * Why something did not happen. `unclear` means that the call may have worked: look before you
 * act again.
 */
export type FailureCategory = (typeof FAILURE_CATEGORIES)[number];

/** What an error branch can act on. Holds no secret and no buyer data. */
export interface Failure {
	category: FailureCategory;
	/** True when trying the same thing again later can help without anybody changing anything. */
	retryable: boolean;
	/** Seconds the service asked us to wait, when it said so. */
	retryAfterSeconds?: number;
	/** Who failed: a printing provider, Etsy, or this pack itself. */
	provider: ServiceName;
	/** The operation in the service's own words, such as `getShopReceipts` or `order:create`. */
	operation: string;
	httpStatus?: number;
	/**
	 * The service's own error code, when it sends one, or a word of this pack's such as `sold_out`.
	 */
	code?: string;
	/** What happened, in a seller's words. */
	message: string;
	/** What to do now, in a seller's words. */
	hint: string;
	/** Paths of the fields that are wrong, such as `shipTo.postalCode` or `results[0].name`. */
	fields: string[];
	/** What the service's support asks for, such as Etsy's `x-etsy-request-uuid`. */
	requestId?: string;
	/** The number of the try that failed, counted from 1. */
	attempt: number;
}

/** Categories that time alone can heal. */
const HEALED_BY_TIME: ReadonlySet<FailureCategory> = new Set([
	'rate_limit',
	'network',
	'service_down',
	'unclear',
]);

/** Whether trying the same thing again later can help, going by the kind of failure alone. */
export function isHealedByTime(category: string): boolean {
	return [...HEALED_BY_TIME].some((healed) => healed === category);
}

/** The parts of a failure that have no sensible default. */
export type FailureInput = Pick<
	Failure,
	'category' | 'provider' | 'operation' | 'message' | 'hint'
> &
	Partial<Failure>;

/** Ends a text as a sentence ends, so that message and hint can stand one after the other. */
export function sentence(text: string): string {
	const trimmed = text.trim();
	return trimmed === '' || /[.!?…:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/**
 * Completes a failure: message and hint become sentences, `retryable` follows from the category
 * unless given, `fields` is empty and `attempt` is 1 unless given.
 */
export function failure(input: FailureInput): Failure {
	return {
		...input,
		message: sentence(input.message),
		hint: sentence(input.hint),
		retryable: input.retryable ?? HEALED_BY_TIME.has(input.category),
		fields: input.fields ?? [],
		attempt: input.attempt ?? 1,
	};
}
