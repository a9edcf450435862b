import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { accountOf } from '../auth';
import type { Context } from '../context';
import { failed, invalidFields } from '../errors';
import { readBody } from '../input';
import type { Shop, Webhook } from '../model';
import type { State } from '../state';
import { TOPICS } from '../webhooks/events';

interface InShop {
	Params: { shop: string };
}
interface OnWebhook {
	Params: { shop: string; webhook: string };
	Querystring: { host?: string };
}

const LIST = '/v1/shops/:shop/webhooks.json';
const ONE = '/v1/shops/:shop/webhooks/:webhook';

const newSchema = z.object({
	topic: z.enum(TOPICS),
	url: z.string().url(),
	secret: z.string().min(1).optional(),
});
const changeSchema = z.object({ url: z.string().url() });

const config = (operation: string, kind: 'read' | 'write') => ({
	config: { operation, printifyScope: `webhooks.${kind}` },
});

/** Webhooks: one for each topic and shop (facts/printify.md 12). */
export function webhookRoutes(app: FastifyInstance, { state, events }: Context): void {
	app.get<InShop>(LIST, config('retrieveAListOfWebhooks', 'read'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		return ofShop(state, shop).map(presentWebhook);
	});

	app.post<InShop>(LIST, config('createANewWebhook', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const input = readBody(newSchema, request.body);
		if (ofShop(state, shop).some(({ topic }) => topic === input.topic)) {
			throw invalidFields({ topic: ['A webhook for this topic already exists.'] });
		}
		const webhook: Webhook = { id: state.newId(), shopId: shop.id, ...input };
		state.webhooks.set(webhook.id, webhook);
		return presentWebhook(webhook);
	});

	app.put<OnWebhook>(`${ONE}.json`, config('modifyAWebhook', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const webhook = findWebhook(state, shop, request.params.webhook);
		webhook.url = readBody(changeSchema, request.body).url;
		return presentWebhook(webhook);
	});

	app.delete<OnWebhook>(`${ONE}.json`, config('deleteAWebhook', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const webhook = findWebhook(state, shop, request.params.webhook);
		const { host, hostname } = new URL(webhook.url);
		if (request.query.host !== host && request.query.host !== hostname) {
			throw invalidFields({ host: ["The host must match the webhook's address."] });
		}
		state.webhooks.delete(webhook.id);
		return { id: webhook.id };
	});

	app.post<OnWebhook>(
		`${ONE}/simulate`,
		config('simulateWebhook', 'write'),
		async (request, reply) => {
			const shop = state.shopOf(accountOf(request), request.params.shop);
			events.simulate(findWebhook(state, shop, request.params.webhook).id);
			return await reply.code(204).send();
		},
	);
}

function ofShop(state: State, shop: Shop): Webhook[] {
	return [...state.webhooks.values()].filter(({ shopId }) => shopId === shop.id);
}

function findWebhook(state: State, shop: Shop, id: string): Webhook {
	const webhook = state.webhooks.get(id);
	if (webhook?.shopId !== shop.id) throw failed(404, 'Webhook not found');
	return webhook;
}

/** The secret is never shown again. */
function presentWebhook({ id, shopId, topic, url }: Webhook) {
	return { topic, url, shop_id: String(shopId), id };
}
