import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { triggerKey } from './memory';

/** When each trigger of this process started its workflow last, in milliseconds since 1970. */
const startedAt = new Map<string, number>();

const DAY_SECONDS = 86_400;

/** For a workflow that compares everything, to which one piece of news is as good as a hundred. */
export const restProperty: INodeProperties = {
	displayName: 'Start at Most Every (Seconds)',
	name: 'restSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: DAY_SECONDS },
	default: 0,
	description:
		'For a workflow that looks at everything each time, and runs by a schedule too: within so many seconds after a start further news starts nothing more, and is dropped. 0: each piece of news starts the workflow.',
};

/** A start that is about to be made; `callOff` where nothing was started after all. */
export interface Start {
	callOff(): void;
}

/**
 * Takes the start of the workflow for one piece of news. It counts from now on, so that of several
 * that come at one moment one starts it. Test runs never rest.
 * @param seconds what the user chose; anything but a number above 0 means no rest
 * @returns null where it was started so short a time ago that this news need not start it again
 */
export function takeStart(
	context: IWebhookFunctions,
	seconds: unknown,
	now = Date.now(),
): Start | null {
	const rest = typeof seconds === 'number' && seconds > 0 ? Math.min(seconds, DAY_SECONDS) : 0;
	const key = triggerKey(context);
	const last = startedAt.get(key);
	const isResting = last !== undefined && now >= last && now - last < rest * 1_000;
	if (isResting && context.getMode() !== 'manual') return null;
	startedAt.set(key, now);
	return {
		callOff: () => {
			// A later one may have started it meanwhile.
			if (startedAt.get(key) !== now) return;
			if (last === undefined) startedAt.delete(key);
			else startedAt.set(key, last);
		},
	};
}

/** Forgets all starts, for tests that must not feel each other's. */
export function forgetStarts(): void {
	startedAt.clear();
}
