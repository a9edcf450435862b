import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isAboutOrder, isWanted } from '../../core/domain/judge-event';
import { serviceLabel } from '../../core/domain/provider';
import type { ProviderEvent } from '../../core/domain/provider-event';
import { accept, refuse } from '../shared/webhook/answers';
import { readRequest, type RawRequest } from '../shared/webhook/read-request';
import { letThrough } from './let-through';
import { isPlausible } from './plausible';
import { kept, type Kept } from './registrations';
import { readSetup, type Setup } from './setup';

/** Prodigi and Gooten send whole orders; one of a hundred lines has some 200 kB. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * How old signed news may be. Longer than any provider tries again (Printful: 23 hours,
 * facts/printful.md 13), and shorter than what was let through is remembered, so that nothing old
 * can be sent in again by somebody who has seen it. No limit the other way: nobody signs the
 * future.
 */
const MAX_AGE_SECONDS = 3 * 86_400;

function isFresh({ occurredAt }: ProviderEvent, nowSeconds: number): boolean {
	return occurredAt === undefined || nowSeconds - Date.parse(occurredAt) / 1000 <= MAX_AGE_SECONDS;
}

/** The registration that this request belongs to; n8n keeps that of a test run apart. */
function registrationOf(context: IWebhookFunctions, { module }: Setup): Kept | undefined {
	const kind = context.getMode() === 'manual' ? 'test' : 'production';
	const ours = kept(context.getWorkflowStaticData('node'), kind);
	return ours?.provider === module.name ? ours : undefined;
}

function warn(context: IWebhookFunctions, text: string): void {
	context.logger.warn(`Print on Demand Trigger: ${text}`);
}

/** What of a message is worth looking at. */
function pick(
	context: IWebhookFunctions,
	events: readonly ProviderEvent[],
	setup: Setup,
	ours: Kept | undefined,
): ProviderEvent[] {
	const nowSeconds = Math.floor(Date.now() / 1000);
	const storeId = ours?.storeId ?? setup.storeId;
	return events.filter((event) => {
		if (!isWanted(event.type, setup.events)) return false;
		const isOther = event.storeId !== undefined && storeId !== '' && event.storeId !== storeId;
		if (setup.module.capabilities.hasStores && isOther) return false;
		if (setup.news.verify && !isFresh(event, nowSeconds)) {
			warn(context, 'dropped news that is older than three days.');
			return false;
		}
		return !isAboutOrder(event.type) || event.providerOrderId !== undefined;
	});
}

/**
 * Takes one request. Nothing is read and nothing is started before the signature is found right,
 * where the provider signs, and the news is one that was asked for. After an answer of 200 the
 * workflow has been started, or need not be.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = readRequest(context);
	if (request.rawBody.length === 0) return refuse(context, 400);
	if (request.rawBody.length > MAX_BODY_BYTES) return refuse(context, 413);
	const setup = readSetup(context);
	if (!setup.ok) {
		// No failed execution here: anybody could make one.
		warn(context, `${setup.failure.message} ${setup.failure.hint}`);
		return refuse(context, 503);
	}
	const ours = registrationOf(context, setup.value);
	const verify = setup.value.news.verify;
	if (verify) {
		const secret = ours?.registered.secret ?? '';
		if (secret === '') {
			warn(context, 'there is no secret to check messages with. Publish the workflow again.');
			return refuse(context, 503);
		}
		if (!verify(request, secret)) return refuse(context, 401);
	}
	return await take(context, request, setup.value, ours);
}

async function take(
	context: IWebhookFunctions,
	request: RawRequest,
	setup: Setup,
	ours: Kept | undefined,
): Promise<IWebhookResponseData> {
	const isSigned = setup.news.verify !== undefined;
	const parsed = setup.news.parse(request);
	if (!parsed.ok || !parsed.value.every(isPlausible)) {
		if (!isSigned) return refuse(context, 400);
		// It is the provider's own, so sending it again would not help.
		warn(context, `dropped a message of ${serviceLabel(setup.module.name)} of an unknown form.`);
		return accept();
	}
	const events = pick(context, parsed.value, setup, ours);
	if (events.length === 0) return accept();
	return await letThrough(context, { setup, events, isSigned, rawBody: request.rawBody });
}
