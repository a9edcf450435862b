import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { isLoopback } from '../../core/webhook-post';
import { route, storeOf, tokenIn } from '../access';
import { ok, read } from '../envelope';
import { failed } from '../errors';
import { iso } from '../time';
import type { Configs, EventConfig, StoreConfig, TokenConfig } from '../webhooks/configs';
import type { State } from '../state';

/** The events of v1 (facts/printful.md 13). */
const TYPES = [
	'package_shipped',
	'package_returned',
	'order_created',
	'order_updated',
	'order_failed',
	'order_canceled',
	'product_synced',
	'product_updated',
	'product_deleted',
	'stock_updated',
	'order_put_hold',
	'order_put_hold_approval',
	'order_remove_hold',
	'order_refunded',
];

/** The events of v2. */
const TYPES_V2 = [
	'shipment_sent',
	'shipment_delivered',
	'shipment_returned',
	'shipment_out_of_stock',
	'shipment_canceled',
	'shipment_put_hold',
	'shipment_put_hold_approval',
	'shipment_remove_hold',
	'order_created',
	'order_updated',
	'order_failed',
	'order_canceled',
	'order_put_hold',
	'order_put_hold_approval',
	'order_remove_hold',
	'order_refunded',
	'catalog_stock_updated',
	'catalog_price_changed',
	'mockup_task_finished',
	'product_synced',
	'product_updated',
	'product_deleted',
];

const configSchema = z.object({
	url: z.string(),
	types: z.array(z.string()).min(1),
	params: z.record(z.unknown()).nullish(),
});

const eventSchema = z.object({
	type: z.string(),
	url: z.string().nullish(),
	params: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});

const configV2Schema = z.object({
	default_url: z.string().nullish(),
	expires_at: z.string().datetime({ offset: true }).nullish(),
	events: z.array(eventSchema).default([]),
});

interface EventParams {
	Params: { eventType: string };
}

/** Who is told of news: one configuration for a store in v1, one for a token in v2. */
export function webhookRoutes(app: FastifyInstance, state: State, configs: Configs): void {
	const needs = { scope: 'webhooks', store: true };

	app.get('/webhooks', route('getWebhooks', needs), async (request) =>
		ok(present(configs.byStore.get(storeOf(request)))),
	);

	app.post('/webhooks', route('setWebhooks', needs), async (request) => {
		const { url, types, params } = read(configSchema, request.body);
		checkUrl(url, false);
		for (const type of types) checkType(type, TYPES);
		const config = { url, types, params: params ?? {} };
		configs.byStore.set(storeOf(request), config);
		return ok(present(config));
	});

	app.delete('/webhooks', route('deleteWebhooks', needs), async (request) => {
		configs.byStore.delete(storeOf(request));
		return ok(present(undefined));
	});

	const reads = { scope: 'webhooks/read', store: true };
	const configIn = (request: Parameters<typeof tokenIn>[0]): TokenConfig => {
		const config = configs.byToken.get(tokenIn(request));
		if (!config) throw failed(404, 'Webhook configuration was not found.');
		const { show_expired: isShown } = request.query as { show_expired?: string };
		const isOver = config.expiresAt !== null && config.expiresAt <= state.now;
		if (!isOver || isShown === 'true') return config;
		throw failed(
			404,
			'The settings are expired. To view them, please use query param show_expired with value true.',
		);
	};

	app.get('/v2/webhooks', route('getWebhooksV2', reads), async (request) =>
		ok(presentV2(configIn(request))),
	);

	app.post('/v2/webhooks', route('setWebhooksV2', needs), async (request) => {
		const { default_url: defaultUrl, expires_at, events } = read(configV2Schema, request.body);
		if (defaultUrl) checkUrl(defaultUrl, true);
		const config = configs.replace(tokenIn(request), {
			defaultUrl: defaultUrl ?? null,
			expiresAt: expires_at ? Date.parse(expires_at) : null,
			events: events.map((event) => toEvent(event, defaultUrl)),
		});
		return ok({ ...presentV2(config), secret_key: config.secretKey });
	});

	app.delete('/v2/webhooks', route('deleteWebhooksV2', needs), async (request, reply) => {
		configs.byToken.delete(configIn(request).token);
		return await reply.code(204).send();
	});

	const one = '/v2/webhooks/:eventType';
	app.get<EventParams>(one, route('getWebhookEvent', reads), async (request) => {
		const { events } = configIn(request);
		const event = events.find(({ type }) => type === request.params.eventType);
		if (!event) throw failed(404, 'The event is not configured.');
		return ok(event);
	});

	app.post<EventParams>(one, route('setWebhookEvent', needs), async (request) => {
		const config = configs.byToken.get(tokenIn(request));
		if (!config) throw failed(400, 'Set up the webhook configuration first.');
		const input = read(eventSchema, request.body);
		if (input.type !== request.params.eventType) throw failed(400, 'type: is not that of the path');
		const event = toEvent(input, config.defaultUrl);
		config.events = [...config.events.filter(({ type }) => type !== event.type), event];
		return ok(event);
	});

	app.delete<EventParams>(one, route('deleteWebhookEvent', needs), async (request, reply) => {
		const config = configIn(request);
		const { eventType } = request.params;
		if (config.events.every(({ type }) => type !== eventType)) throw failed(404, 'Not found');
		config.events = config.events.filter(({ type }) => type !== eventType);
		return await reply.code(204).send();
	});
}

function toEvent(
	{ type, url, params }: z.infer<typeof eventSchema>,
	defaultUrl: string | null | undefined,
): EventConfig {
	checkType(type, TYPES_V2);
	if (url) checkUrl(url, true);
	if (!url && !defaultUrl) throw failed(400, `events: ${type} has no URL`);
	const products = params?.find(({ name }) => name === 'products')?.value;
	if (type === 'catalog_stock_updated' && !Array.isArray(products)) {
		throw failed(400, 'events: catalog_stock_updated needs the param products');
	}
	return {
		type,
		url: url ?? null,
		params: (params ?? []).map(({ name, value }) => ({ name, value })),
	};
}

function checkType(type: string, known: readonly string[]): void {
	if (!known.includes(type)) throw failed(400, `Invalid event type: ${type}`);
}

/** v2 wants https; an address of this machine may be http, so that a test can listen there. */
function checkUrl(url: string, isSecure: boolean): void {
	const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
	if (isUrl && (!isSecure || url.startsWith('https:') || isLoopback(url))) return;
	throw failed(400, `Invalid URL: ${isSecure ? 'https is required' : 'it can not be called'}`);
}

/** Without a configuration there are no events, and no address. */
function present(config: StoreConfig | undefined) {
	if (!config) return { types: [], params: {} };
	return { url: config.url, types: config.types, params: config.params };
}

function presentV2({ defaultUrl, expiresAt, events, publicKey }: TokenConfig) {
	return {
		default_url: defaultUrl,
		expires_at: expiresAt === null ? null : iso(expiresAt),
		events,
		public_key: publicKey,
	};
}
