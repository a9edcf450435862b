import { z } from 'zod';
import { failure, type Failure } from '../../domain/failure';
import type { WebhookRegistration } from '../../domain/provider-event';
import { fail, ok, type Result } from '../../domain/result';
import { optionalList, optionalText, text } from '../shared/fields';
import type { RegisteredWebhook, WebhookRequestSetup } from '../types';
import type { PrintfulDeps } from './deps';

const PATH = '/v2/webhooks';

/** These need the products they are for, which nobody names here (facts/printful.md 13). */
const NEEDS_PRODUCTS: ReadonlySet<string> = new Set(['catalog_stock_updated']);

const config = z.object({
	default_url: optionalText,
	events: optionalList(z.object({ type: text, url: optionalText })),
	secret_key: optionalText,
});

/** Webhook calls of v2 answer as v1 does or as v2 does: the document says one, beta may change. */
const configSchema = z
	.union([z.object({ result: config }), z.object({ data: config })])
	.transform((answer) => ('result' in answer ? answer.result : answer.data));

function toRegistrations({ default_url: usual, events }: z.infer<typeof config>) {
	return events.map(({ type, url }): WebhookRegistration => {
		return { webhookId: type, url: url ?? usual ?? '', topics: [type] };
	});
}

/**
 * Lists what this token has registered, whoever did it. One call. A configuration that has expired
 * counts as none: nothing is sent for it any more.
 */
export async function listWebhooks({
	client,
}: PrintfulDeps): Promise<Result<WebhookRegistration[]>> {
	const answer = await client.call({
		operation: 'getWebhooks',
		effect: 'read',
		method: 'GET',
		path: PATH,
		schema: configSchema,
	});
	if (answer.ok) return ok(toRegistrations(answer.value));
	return answer.failure.category === 'not_found' ? ok([]) : answer;
}

/**
 * Registers an address for topics, through API v2, which signs. Two calls. Printful has one
 * configuration a token, with one secret that it shows once, and a new one disables the former
 * (facts/printful.md 13). So where somebody else has registered with this token, nothing is changed
 * and the failure says who. What is registered at this very address is kept and gets the new secret.
 */
export async function registerWebhook(
	deps: PrintfulDeps,
	{ url, topics }: WebhookRequestSetup,
): Promise<Result<RegisteredWebhook>> {
	const impossible = topics.filter((topic) => NEEDS_PRODUCTS.has(topic));
	if (impossible.length > 0) return fail(needsProducts(impossible));
	const there = await listWebhooks(deps);
	if (!there.ok) return there;
	const others = there.value.filter((one) => one.url !== url);
	if (others.length > 0) return fail(takenBy(others));
	const all = [...new Set([...there.value.flatMap((one) => one.topics), ...topics])];
	const answer = await deps.client.call({
		operation: 'createWebhook',
		// Asked for again it replaces itself, with another secret: the last answer counts.
		effect: 'idempotent',
		method: 'POST',
		path: PATH,
		body: { kind: 'json', value: { default_url: url, events: all.map((type) => ({ type, url })) } },
		schema: configSchema,
	});
	if (!answer.ok) return answer;
	const { secret_key: secret } = answer.value;
	const webhooks = all.map((type) => ({ webhookId: type, url, topics: [type] }));
	return ok({ webhooks, ...(secret === undefined ? {} : { secret }), before: [] });
}

/**
 * Removes ours and leaves all else as it is: two calls where nothing else is registered, one a topic
 * more otherwise. Nothing has to be put back, because nothing was taken away; what is gone already
 * counts as removed.
 */
export async function removeWebhook(
	deps: PrintfulDeps,
	ours: RegisteredWebhook,
): Promise<Result<true>> {
	const there = await listWebhooks(deps);
	if (!there.ok) return there;
	const isOurs = ({ webhookId, url }: WebhookRegistration) =>
		ours.webhooks.some((one) => one.webhookId === webhookId && one.url === url);
	const left = there.value.filter(isOurs);
	if (left.length === 0) return ok(true);
	const paths =
		left.length === there.value.length
			? [PATH]
			: left.map(({ webhookId }) => `${PATH}/${encodeURIComponent(webhookId)}`);
	for (const path of paths) {
		const answer = await deps.client.call({
			operation: path === PATH ? 'disableWebhook' : 'disableWebhookEvent',
			effect: 'idempotent',
			method: 'DELETE',
			path,
			schema: z.unknown(),
		});
		if (!answer.ok && answer.failure.category !== 'not_found') return answer;
	}
	return ok(true);
}

/** Names the host, not the whole address: there may be a secret in it. */
function takenBy(others: readonly WebhookRegistration[]): Failure {
	const hosts = others.map(({ url }) =>
		URL.canParse(url) ? new URL(url).host : 'another address',
	);
	const topics = others.flatMap((one) => one.topics).join(', ');
	return failure({
		category: 'conflict',
		provider: 'printful',
		operation: 'registerWebhook',
		message: `Printful sends the news of this token to ${[...new Set(hosts)].join(', ')} already (${topics}), and it has one set of webhooks for each token`,
		hint: 'Make a further token at Printful and a credential with it for this workflow, or take all events with one trigger and tell them apart behind it',
		fields: ['topics'],
	});
}

function needsProducts(topics: readonly string[]): Failure {
	return failure({
		category: 'capability',
		provider: 'printful',
		operation: 'registerWebhook',
		message: `Printful sends ${topics.join(', ')} only for products that are named`,
		hint: "Leave it out and read the stock on a schedule with 'Check Stock'",
		fields: ['topics'],
	});
}
