import { z } from 'zod';
import { failure, type Failure } from '../../domain/failure';
import type { WebhookRegistration } from '../../domain/provider-event';
import { fail, ok, type Result } from '../../domain/result';
import { identifier, text } from '../shared/fields';
import type { RegisteredWebhook, WebhookRequestSetup } from '../types';
import { shopPath, type PrintifyDeps } from './deps';

/** A registration; the secret is never shown again. */
export const webhookSchema = z.object({ id: identifier, topic: text, url: text });
/** All registrations of a shop; the list has no pages (facts/printify.md 4). */
export const webhooksSchema = z.array(webhookSchema);

function toRegistration({ id, topic, url }: z.infer<typeof webhookSchema>): WebhookRegistration {
	return { webhookId: id, url, topics: [topic] };
}

/** Lists the webhooks of the shop, whoever registered them. One call. */
export async function listWebhooks(deps: PrintifyDeps): Promise<Result<WebhookRegistration[]>> {
	const answer = await deps.client.call({
		operation: 'retrieveAListOfWebhooks',
		effect: 'read',
		method: 'GET',
		path: shopPath(deps, 'webhooks'),
		schema: webhooksSchema,
	});
	return answer.ok ? ok(answer.value.map(toRegistration)) : answer;
}

/**
 * Registers an address for topics. One call to look, and one a topic. Printify has one address a
 * topic and shop (facts/printify.md 12), and another's is never taken away: where a topic is taken,
 * nothing is registered and the failure names it. What an earlier try left behind at the same
 * address is replaced, because its secret is not known any more.
 * @returns all that was registered, or nothing: what was begun is removed again
 */
export async function registerWebhook(
	deps: PrintifyDeps,
	{ url, topics, secret }: WebhookRequestSetup,
): Promise<Result<RegisteredWebhook>> {
	const there = await listWebhooks(deps);
	if (!there.ok) return there;
	const wanted = [...new Set(topics)];
	const same = there.value.filter(({ topics: [topic = ''] }) => wanted.includes(topic));
	const taken = same.filter((one) => one.url !== url);
	if (taken.length > 0) return fail(takenBy(taken));
	const cleared = await removeAll(deps, same);
	if (!cleared.ok) return cleared;

	const made: WebhookRegistration[] = [];
	for (const topic of wanted) {
		const one = await registerTopic(deps, { topic, url, secret });
		if (!one.ok) {
			await removeAll(deps, made);
			return one;
		}
		made.push(one.value);
	}
	return ok({ webhooks: made, ...(secret === undefined ? {} : { secret }), before: [] });
}

async function registerTopic(
	deps: PrintifyDeps,
	body: { topic: string; url: string; secret: string | undefined },
): Promise<Result<WebhookRegistration>> {
	const answer = await deps.client.call({
		operation: 'createANewWebhook',
		effect: 'create',
		method: 'POST',
		path: shopPath(deps, 'webhooks'),
		body: { kind: 'json', value: body },
		schema: webhookSchema,
	});
	if (answer.ok) return ok(toRegistration(answer.value));
	if (!['unclear', 'validation', 'conflict'].includes(answer.failure.category)) return answer;
	// It may be there after all, or somebody was faster.
	const there = await listWebhooks(deps);
	const same = there.ok ? there.value.filter(({ topics }) => topics.includes(body.topic)) : [];
	const ours = same.find(({ url }) => url === body.url);
	if (ours) return ok(ours);
	return same.length > 0 ? fail(takenBy(same)) : answer;
}

/**
 * Removes ours. One call a topic. Nothing has to be put back, because nothing was taken away; what
 * is gone already counts as removed.
 */
export async function removeWebhook(
	deps: PrintifyDeps,
	ours: RegisteredWebhook,
): Promise<Result<true>> {
	return await removeAll(deps, ours.webhooks);
}

async function removeAll(
	deps: PrintifyDeps,
	registrations: readonly WebhookRegistration[],
): Promise<Result<true>> {
	for (const { webhookId, url } of registrations) {
		const answer = await deps.client.call({
			operation: 'deleteAWebhook',
			effect: 'idempotent',
			method: 'DELETE',
			path: shopPath(deps, 'webhooks', webhookId),
			// Printify asks for the host as a proof that the right one is meant.
			query: { host: hostOf(url) },
			schema: z.unknown(),
		});
		if (!answer.ok && answer.failure.category !== 'not_found') return answer;
	}
	return ok(true);
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : '';
}

/** Names the topics and the host, not the whole address: there may be a secret in it. */
function takenBy(taken: readonly WebhookRegistration[]): Failure {
	const names = taken.flatMap(({ topics }) => topics).join(', ');
	const hosts = [...new Set(taken.map(({ url }) => hostOf(url)))].join(', ');
	return failure({
		category: 'conflict',
		provider: 'printify',
		operation: 'registerWebhook',
		message: `Printify sends ${names} of this shop to ${hosts} already, and it knows one address for each`,
		hint: 'Switch off the workflow or the app that has it, choose other events, or read the changed orders on a schedule instead',
		fields: ['topics'],
	});
}
