import type { IWebhookFunctions } from 'n8n-workflow';
import { markUntilAnswered } from './marking';
import { SeenIds, type Answer } from './seen-ids';

/**
 * What each trigger of this process has let through. n8n gives each request a copy of the
 * workflow's static data as it was saved last, so of two requests at the same time the one that is
 * saved later would wipe out what the other remembered; this does not forget it.
 */
const inProcess = new Map<string, SeenIds>();

/** Test runs of a trigger remember on their own: n8n does not save them. */
export function triggerKey(context: IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getNode().id, context.getMode()].join('/');
}

/** The answer of a request, as n8n or this node gives it. */
export function answerOf(context: IWebhookFunctions): Answer {
	const response = context.getResponseObject();
	return {
		isGiven: () => response.writableEnded,
		isGood: () => response.statusCode >= 200 && response.statusCode < 300,
	};
}

/** What was let through before, from this process and from what n8n saved. */
export function seenBy(context: IWebhookFunctions, nowSeconds: number): SeenIds {
	const key = triggerKey(context);
	const seen = inProcess.get(key) ?? new SeenIds();
	inProcess.set(key, seen);
	seen.learn(context.getWorkflowStaticData('node').seen, nowSeconds);
	return seen;
}

/**
 * Leaves for n8n to save that notices were let through. It is not saved when n8n could not take on
 * the execution and answers with an error: then the notices stay new.
 */
export function remember(
	context: IWebhookFunctions,
	ids: readonly string[],
	nowSeconds: number,
): void {
	markUntilAnswered({
		...{ data: context.getWorkflowStaticData('node'), ids, nowSeconds },
		...{ seen: seenBy(context, nowSeconds), answer: answerOf(context) },
	});
}
