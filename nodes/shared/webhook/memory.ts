import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { SeenIds, type Answer } from './seen-ids';

/** How long n8n may take to take on an execution before we no longer wait for it. */
const MARK_MS = 30_000;

/** Well below what n8n needs between its two looks at the static data: some calls of its database. */
const MARK_EVERY_MS = 1;

/**
 * What each trigger of this process has let through. n8n gives each request a copy of the
 * workflow's static data as it was saved last, so of two requests at the same time the one that is
 * saved later would wipe out what the other remembered; this does not forget it.
 */
const inProcess = new Map<string, SeenIds>();

/** Test runs of a trigger remember on their own: n8n does not save them. */
function triggerKey(context: IWebhookFunctions): string {
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
 * n8n saves the static data of a webhook after it has taken on the execution, if the data is marked
 * as changed. But while it takes on the execution, n8n 2.41 makes a second workflow of the same
 * data, which takes the mark away (`workflow-runner`, establishContextForPersistence), so all but
 * the very first change would be lost. Setting the value again marks it again; and what other
 * requests let through meanwhile goes in too, because this one's data will replace theirs.
 */
async function markUntilAnswered(
	data: IDataObject,
	{ seen, ids, answer, nowSeconds }: Remembering,
): Promise<void> {
	let known = seen.doneSoFar(nowSeconds);
	let entries = seen.entries(ids, nowSeconds);
	data.seen = entries;
	for (let waited = 0; waited < MARK_MS && !answer.isGiven(); waited += MARK_EVERY_MS) {
		await sleep(MARK_EVERY_MS);
		const now = seen.doneSoFar(nowSeconds);
		if (now !== known) entries = seen.entries(ids, nowSeconds);
		known = now;
		data.seen = entries;
	}
}

/** What is to be remembered of one request. */
interface Remembering {
	seen: SeenIds;
	ids: readonly string[];
	answer: Answer;
	nowSeconds: number;
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
	const seen = seenBy(context, nowSeconds);
	const remembering = { seen, ids, answer: answerOf(context), nowSeconds };
	void markUntilAnswered(context.getWorkflowStaticData('node'), remembering);
}
