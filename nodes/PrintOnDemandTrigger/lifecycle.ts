import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { failure, type Failure } from '../../core/domain/failure';
import { serviceLabel } from '../../core/domain/provider';
import type { WebhookRegistration } from '../../core/domain/provider-event';
import { ok, type Result } from '../../core/domain/result';
import { failureToError } from '../shared/failure-to-error';
import { isThisMachine, requireReachable, requireSecretAddress } from './address';
import { topicsFor } from './events';
import { forget, keep, kept, type Kept, type Kind } from './registrations';
import { openFor, readSetup, type OpenedProvider, type Setup } from './setup';

/** Long enough that nobody guesses it; in letters that every provider takes. */
const SECRET_BYTES = 32;

/** @throws NodeApiError or NodeOperationError, which n8n shows where it cannot activate */
function orThrow<T>(context: IHookFunctions, result: Result<T>): T {
	if (result.ok) return result.value;
	throw failureToError(context.getNode(), result.failure, 0);
}

const kindOf = (context: IHookFunctions): Kind =>
	context.getMode() === 'manual' ? 'test' : 'production';

const addressOf = (context: IHookFunctions): string => context.getNodeWebhookUrl('default') ?? '';

/** What would be registered now, without its secret. */
function wanted(context: IHookFunctions, setup: Setup, storeId: string): Omit<Kept, 'registered'> {
	const topics = topicsFor(setup.module, setup.events);
	return { provider: setup.module.name, storeId, url: addressOf(context), topics };
}

const isSame = (one: Omit<Kept, 'registered'>, other: Omit<Kept, 'registered'>): boolean =>
	one.provider === other.provider &&
	one.storeId === other.storeId &&
	one.url === other.url &&
	one.topics.join() === other.topics.join();

function isStillThere(ours: WebhookRegistration, there: readonly WebhookRegistration[]): boolean {
	return there.some(
		({ webhookId, url, topics }) =>
			webhookId === ours.webhookId &&
			url === ours.url &&
			ours.topics.every((topic) => topics.includes(topic)),
	);
}

/**
 * Whether the provider still has what this workflow registered, so that nothing has to be done.
 * @throws where the node is not set up, or the provider refuses
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const setup = orThrow(context, readSetup(context));
	if (setup.module.capabilities.webhookSetup !== 'by_us') return false;
	const opened = orThrow(context, await openFor(context, setup.module.name, setup.storeId));
	const ours = kept(context.getWorkflowStaticData('node'), kindOf(context));
	if (ours === undefined || !isSame(ours, wanted(context, setup, opened.storeId))) return false;
	const there = await opened.provider.listWebhooks();
	if (!there.ok && there.failure.retryable) {
		// n8n may start while the provider is down; not to listen then would lose more.
		context.logger.warn(`Print on Demand Trigger: ${there.failure.message}`);
		return true;
	}
	const list = orThrow(context, there);
	return ours.registered.webhooks.every((one) => isStillThere(one, list));
}

/**
 * Registers the address, after taking away what this node registered before. Where a person sets
 * the address up, only looks whether the node could receive anything.
 * @throws where the node is not set up, or the provider refuses
 */
export async function register(context: IHookFunctions): Promise<void> {
	const setup = orThrow(context, readSetup(context));
	const opened = orThrow(context, await openFor(context, setup.module.name, setup.storeId));
	const { capabilities } = setup.module;
	if (!capabilities.signsWebhooks) orThrow(context, requireSecretAddress(context.getNode()));
	if (capabilities.webhookSetup !== 'by_us') return;

	const what = wanted(context, setup, opened.storeId);
	if (!isThisMachine(opened.profile.baseUrl)) orThrow(context, requireReachable(what.url));
	const kind = kindOf(context);
	const data = context.getWorkflowStaticData('node');
	const former = kept(data, kind);
	if (former) {
		orThrow(context, await takeAway(context, former));
		forget(data, kind);
	}
	orThrow(context, await clearLeftovers(context, opened, what.url));
	const secret = capabilities.signsWebhooks ? randomBytes(SECRET_BYTES).toString('hex') : undefined;
	const registered = orThrow(
		context,
		await opened.provider.registerWebhook({ url: what.url, topics: what.topics, secret }),
	);
	if (capabilities.signsWebhooks && !registered.secret) {
		orThrow(context, await opened.provider.removeWebhook(registered));
		throw failureToError(context.getNode(), noSecret(setup), 0);
	}
	keep(data, kind, { ...what, registered });
}

/**
 * Takes away what this node registered, and nothing else.
 * @throws where the provider refuses; n8n then writes why into its log
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	const data = context.getWorkflowStaticData('node');
	const url = addressOf(context);
	// n8n does not tell here whether a test ends; the address does.
	for (const kind of ['production', 'test'] as const) {
		const ours = kept(data, kind);
		if (ours?.url !== url) continue;
		orThrow(context, await takeAway(context, ours));
		forget(data, kind);
	}
}

/** At the provider and store where it was registered, which may not be those chosen now. */
async function takeAway(context: IHookFunctions, ours: Kept): Promise<Result<true>> {
	const opened = await openFor(context, ours.provider, ours.storeId);
	return opened.ok ? await opened.value.provider.removeWebhook(ours.registered) : opened;
}

/**
 * Takes away what this very node left behind: from a test that n8n did not live to end, or from a
 * time whose static data is lost (n8n keeps it by the node's name). The id in the path tells: no
 * other node has it. What is left would be signed with a secret that nobody knows any more.
 */
async function clearLeftovers(
	context: IHookFunctions,
	{ module, provider }: OpenedProvider,
	url: string,
): Promise<Result<true>> {
	if (!module.capabilities.actions.includes('listWebhooks')) return ok(true);
	const there = await provider.listWebhooks();
	if (!there.ok) return there;
	// A test leaves alone what the published workflow has.
	const id = kindOf(context) === 'production' ? context.getNode().webhookId : undefined;
	const left = there.value.filter((one) => one.url === url || isOfNode(one.url, id, url));
	if (left.length === 0) return ok(true);
	return await provider.removeWebhook({ webhooks: left, before: [] });
}

function isOfNode(url: string, webhookId: string | undefined, ours: string): boolean {
	if (webhookId === undefined || !URL.canParse(url) || !URL.canParse(ours)) return false;
	return new URL(url).host === new URL(ours).host && url.includes(`/${webhookId}/`);
}

function noSecret({ module }: Setup): Failure {
	return failure({
		category: 'auth',
		provider: module.name,
		operation: 'registerWebhook',
		message: `${serviceLabel(module.name)} gave no secret to check its messages with`,
		hint: 'Unpublish the workflow and publish it again',
	});
}
