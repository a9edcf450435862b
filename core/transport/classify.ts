import type { FailureCategory } from '../domain/failure';
import type { Effect } from './api-client';
import type { NoAnswer } from './http';
import { isUndone } from './retry';

/** Statuses that mean the same whatever was asked. All others follow from their hundreds. */
const BY_STATUS: Readonly<Record<number, FailureCategory>> = {
	401: 'auth',
	402: 'policy',
	403: 'permission',
	404: 'not_found',
	407: 'network',
	409: 'conflict',
	410: 'not_found',
	423: 'conflict',
	425: 'service_down',
	429: 'rate_limit',
	451: 'policy',
};

/** What an error answer means, given what was asked. */
export function categoryOfStatus(status: number, effect: Effect): FailureCategory {
	const known = BY_STATUS[status];
	if (known !== undefined) return known;
	if (status >= 400 && status < 500 && status !== 408) return 'validation';
	// 3xx, 408, 5xx and anything odder: nobody knows what became of a create.
	return effect === 'create' ? 'unclear' : 'service_down';
}

/** What it means when there was no answer, given what was asked. */
export function categoryOfSilence(reason: NoAnswer, effect: Effect): FailureCategory {
	if (reason === 'credential') return 'auth';
	if (reason === 'file') return 'validation';
	return !isUndone(reason) && effect === 'create' ? 'unclear' : 'network';
}

/** What it means when a 2xx answer cannot be understood: a create may well have worked. */
export function categoryOfGarbage(effect: Effect): FailureCategory {
	return effect === 'create' ? 'unclear' : 'service_down';
}
