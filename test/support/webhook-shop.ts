import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { EtsyWebhookApi } from '../../credentials/EtsyWebhookApi.credentials';
import { EtsyWebhookTrigger } from '../../nodes/EtsyWebhookTrigger/EtsyWebhookTrigger.node';
import { etsySignature } from '../../sandbox/etsy/webhooks/sender';
import { listen, type TestWebhook } from './engine';
import type { TestShop } from './etsy-shop';

/** The secret that tests sign with. */
export const SIGNING_SECRET = `whsec_${Buffer.alloc(24, 'secret').toString('base64')}`;

/** What a test changes about the trigger. */
export interface TriggerSettings {
	node?: INodeType;
	parameters?: object;
	/** Over the fields of the two credentials; null: the credential is not chosen. */
	secret?: object | null;
	credential?: object;
	saved?: { data: IDataObject };
	start?: (items: INodeExecutionData[]) => Promise<void>;
}

/** The node Etsy Webhook Trigger as a seller would set it up, connected to the shop. */
export async function triggerSettings(shop: TestShop, settings: TriggerSettings = {}) {
	const { node = new EtsyWebhookTrigger(), parameters = {}, secret = {}, credential } = settings;
	const tokens = await shop.sandbox.control.mintEtsyToken();
	return {
		node,
		parameters: { events: ['orderPaid', 'orderCancelled'], ...parameters } as never,
		credentials: {
			...(secret === null ? {} : { etsyWebhookApi: { signingSecret: SIGNING_SECRET, ...secret } }),
			etsyOAuth2Api: {
				keystring: 'sandboxkeystring',
				clientId: 'sandboxkeystring',
				sharedSecret: 'sandboxsecret',
				baseUrl: shop.sandbox.urls.etsy,
				oauthTokenData: tokens as never,
				...credential,
			},
		},
		credentialTypes: [new EtsyOAuth2Api(), new EtsyWebhookApi()],
		saved: settings.saved,
		start: settings.start,
	};
}

/** Lets the trigger listen. */
export async function openTrigger(
	shop: TestShop,
	settings: TriggerSettings = {},
): Promise<TestWebhook> {
	return await listen(await triggerSettings(shop, settings));
}

/** What a webhook is made of; each part can be another than Etsy would send. */
export interface Notice {
	id: string;
	/** Epoch seconds. */
	timestamp: number | string;
	body: string;
	/** How the header is written. */
	form: (signature: string) => string;
	secret: string;
}

let count = 0;

/** A webhook about an order of the sandbox, signed as Etsy signs. */
export function noticeOf(
	shop: TestShop,
	receiptId: number,
	{
		event = 'order.paid',
		shopId = 10000001,
		...change
	}: Partial<Notice> & {
		event?: string;
		shopId?: number;
	} = {},
): Notice {
	const path = `/v3/application/shops/${shopId}/receipts/${receiptId}`;
	return {
		id: `msg_${(count += 1)}_${process.pid}`,
		timestamp: Math.floor(Date.now() / 1000),
		body: JSON.stringify({
			event_type: event,
			resource_url: shop.sandbox.urls.etsy + path,
			shop_id: shopId,
		}),
		form: (signature) => `v1,${signature}`,
		secret: SIGNING_SECRET,
		...change,
	};
}

/** The notice as it goes over the wire. */
export function signedCall({ id, timestamp, body, form, secret }: Notice) {
	const time = String(timestamp);
	return {
		body,
		headers: {
			'webhook-id': id,
			'webhook-timestamp': time,
			'webhook-signature': form(etsySignature(secret, { id, timestamp: time, body })),
		},
	};
}
