import type { FailureCategory } from '../domain/failure';
import type { NoAnswer } from './http';
import type { UsedUp } from './rate-limiter';

/** A message says what happened, a hint what to do; both in a seller's words. */
export interface Explanation {
	message: string;
	hint: string;
}

/** Longer texts from a service are cut: a failure is read in a table cell or a panel. */
const MAX_SERVICE_TEXT = 300;

/** What an unclear call may have done. */
function mayHaveHappened(operation: string): string {
	return /order/i.test(operation)
		? 'The order may have been made'
		: 'What was asked for may have been done all the same';
}

const LOOK_FIRST = 'it is looked up before anything is tried again';

const HINTS: Record<FailureCategory, (label: string) => string> = {
	rate_limit: () =>
		'Nothing needs to be changed: it can be tried again later. If it happens often, let fewer workflows use this account at the same time.',
	network: (label) =>
		`It can be tried again. If it keeps happening, check the internet connection of n8n, its proxy, and the base address in the ${label} credential.`,
	service_down: (label) =>
		`It can be tried again later. If it lasts, see the status page of ${label}.`,
	auth: (label) =>
		`Open the ${label} credential in n8n and connect it again, with all the permissions that it asks for.`,
	permission: (label) =>
		`Check in your ${label} account that it may do this, and that the credential belongs to the right shop.`,
	validation: () => 'Correct the named fields and try again.',
	not_found: (label) =>
		`Check the id, and that it belongs to the shop and the ${label} account of this credential.`,
	conflict: (label) => `Look at its present state in ${label}: somebody or something was faster.`,
	mapping: () => 'Complete the variant map.',
	artwork: () => 'Replace the artwork file by one that can be printed.',
	policy: (label) => `Open your ${label} account: it waits for something that only you can do.`,
	capability: (label) => `${label} does not offer this. Do it by hand or choose another way.`,
	unclear: (label) => `Look in ${label} whether it is there before you try it again.`,
};

/** What to do about a failure of a category. */
export function hintFor(category: FailureCategory, label: string): string {
	return HINTS[category](label);
}

const ANSWERS: Partial<Record<FailureCategory, (label: string) => string>> = {
	rate_limit: (label) => `${label} asks for fewer requests.`,
	auth: (label) => `${label} did not accept the credential.`,
	permission: (label) => `${label} does not allow this.`,
	validation: (label) => `${label} did not accept what was sent.`,
	not_found: (label) => `${label} does not have what was asked for.`,
	conflict: (label) => `${label} says that this does not fit the present state.`,
	policy: (label) => `${label} refuses this until something in the account is settled.`,
	artwork: (label) => `${label} cannot use the artwork.`,
};

/**
 * Explains an error answer.
 * @param serviceText the service's own words, already redacted
 */
export function explainAnswer(
	label: string,
	operation: string,
	category: FailureCategory,
	status: number,
	serviceText: string,
): Explanation {
	const opening = ANSWERS[category]?.(label) ?? explainTrouble(label, operation, category, status);
	const quote = quoted(label, serviceText);
	const hint =
		status >= 300 && status < 400
			? `Check the base address in the ${label} credential; it leads somewhere else.`
			: hintFor(category, label);
	return { message: quote === '' ? opening : `${opening} ${quote}`, hint };
}

function explainTrouble(
	label: string,
	operation: string,
	category: FailureCategory,
	status: number,
): string {
	const opening =
		status >= 300 && status < 400
			? `${label} pointed to another address, which is not followed.`
			: `${label} had a problem of its own (status ${status}).`;
	return category === 'unclear'
		? `${opening} ${mayHaveHappened(operation)}; ${LOOK_FIRST}.`
		: opening;
}

/** The service's words as a quotation; error pages meant for a browser say nothing to a seller. */
function quoted(label: string, serviceText: string): string {
	const text = serviceText.replace(/\s+/g, ' ').trim();
	if (text === '' || /^<(?:!doctype|html|\?xml)/i.test(text)) return '';
	const short =
		text.length > MAX_SERVICE_TEXT ? `${text.slice(0, MAX_SERVICE_TEXT).trimEnd()}…` : text;
	return `${label} says: "${short}"`;
}

/** Explains why there was no answer. `detail` is already redacted. */
export function explainSilence(
	label: string,
	operation: string,
	category: FailureCategory,
	reason: NoAnswer,
	detail: string,
): Explanation {
	const hint = hintFor(category, label);
	if (reason === 'credential') {
		return { message: `The ${label} credential cannot be used: ${endStop(detail)}`, hint };
	}
	if (reason === 'file') {
		return {
			message: `The file was not sent to ${label}: ${detail}.`,
			hint: 'Look at the file in the step before: open or download it there, and get it anew if that does not work.',
		};
	}
	if (reason === 'not_sent') {
		return { message: `${label} could not be reached, nothing was sent (${detail}).`, hint };
	}
	if (reason === 'half_sent') {
		return {
			message: `The connection to ${label} broke while the file was being sent, so ${label} did not take it (${detail}).`,
			hint,
		};
	}
	const opening =
		reason === 'timeout'
			? `${label} did not answer in time.`
			: `The connection to ${label} broke before the answer came.`;
	const message =
		category === 'unclear' ? `${opening} ${mayHaveHappened(operation)}; ${LOOK_FIRST}.` : opening;
	return { message, hint };
}

function endStop(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * Explains an answer that says "done" but cannot be understood.
 * @param path where it is wrong, such as `results[3].price.amount`; `answer` for all of it
 * @param problem what is wrong there, without the value itself
 */
export function explainGarbage(
	label: string,
	operation: string,
	category: FailureCategory,
	path: string,
	problem: string,
): Explanation {
	const opening = `${label} sent an answer that cannot be understood: ${path} ${problem}.`;
	return {
		message:
			category === 'unclear' ? `${opening} ${mayHaveHappened(operation)}; ${LOOK_FIRST}.` : opening,
		hint:
			category === 'unclear'
				? hintFor(category, label)
				: `It can be tried again later. If it lasts, ${label} may have changed its answers: look for a newer version of this pack, or report this message.`,
	};
}

/**
 * Explains that a call was not even sent, because the limit is known to be used up.
 * @param usedUp the limit, where it is known; otherwise the service asked for a pause
 */
export function explainLimit(
	label: string,
	retryAfterSeconds: number,
	usedUp?: UsedUp,
): Explanation {
	const what = usedUp
		? `None of the ${usedUp.limit.toLocaleString('en-US')} requests that ${label} allows in ${duration(usedUp.windowMs / 1000)} is left`
		: `The number of requests that ${label} allows is used up`;
	return {
		message: `${what}; nothing was sent. There is room again in about ${duration(retryAfterSeconds)}.`,
		hint: hintFor('rate_limit', label),
	};
}

function duration(seconds: number): string {
	if (seconds < 120) return `${seconds} seconds`;
	if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
	return `${Math.round(seconds / 3600)} hours`;
}
