import type { IExecuteFunctions } from 'n8n-workflow';
import { warnOfDay } from '../../../core/etsy/limits';
import type { LimitReading } from '../../../core/transport/rate-limiter';

/** What Etsy told last in each run of a node. Keyed by n8n's context, so nothing is shared. */
const latest = new WeakMap<object, LimitReading[]>();

/** Notes what an answer told about the limits. */
export function noteLimits(context: object, readings: LimitReading[]): void {
	latest.set(context, readings);
}

/** Says once beside the node's output how many calls are left, when few of the day's are. */
export function hintOnDayLeft(context: IExecuteFunctions): void {
	const message = warnOfDay(latest.get(context) ?? []);
	if (message === undefined) return;
	context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
}
