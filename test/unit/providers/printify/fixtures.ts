import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { createPrintifyProvider } from '../../../../core/providers/printify';
import { printify } from '../../../../core/providers/printify/module';
import { whole } from '../../../support/providers/whole';
import { printifyProfile } from '../../../../core/providers/printify/profile';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import type { HttpPort, HttpRequest, SendOutcome } from '../../../../core/transport/http';
import { SPRINGFIELD } from '../../../support/ship-to';

export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** A request with nothing wrong. */
export function orderRequest(changes: Partial<ProviderOrderRequest> = {}): ProviderOrderRequest {
	return {
		externalId: 'etsy-11-1001-1',
		provider: 'printify',
		label: '1001',
		lines: [
			{
				lineId: '900001',
				quantity: 2,
				source: { kind: 'storeVariant', productId: '5bfd0b66a342bcc9b5563216', variantId: '17887' },
			},
		],
		shipTo: SPRINGFIELD,
		shippingTier: 'standard',
		...changes,
	};
}

/** An order as Printify lists it. */
export function listedOrder(externalId: string, createdAt: string, id = `id-${externalId}`) {
	return {
		id,
		status: 'on-hold',
		created_at: createdAt,
		metadata: { shop_order_id: externalId, order_type: 'api' },
		line_items: [],
		shipments: [],
	};
}

/** Answers with JSON. */
export function answer(status: number, body: unknown): SendOutcome {
	return { kind: 'answer', response: { status, headers: {}, body } };
}

/** A connection that broke after the request was sent. */
export const CUT: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

/** A Printify that answers as told and remembers what it was sent. */
export function fakePrintify(reply: (request: HttpRequest, index: number) => SendOutcome): {
	provider: PrintProvider;
	requests: HttpRequest[];
	posts(): number;
	reads(): number;
} {
	const requests: HttpRequest[] = [];
	const port: HttpPort = {
		send: async (request) => {
			requests.push(request);
			return await Promise.resolve(reply(request, requests.length - 1));
		},
	};
	const profile = printifyProfile({
		baseUrl: 'https://printify.test/',
		token: `token-${(runs += 1)}`,
	});
	let clock = NOW;
	const time = {
		now: () => clock,
		sleep: async (ms: number) => {
			clock += ms;
			return await Promise.resolve();
		},
	};
	const client = createApiClient({ profile, port, ...time, random: () => 0 });
	return {
		provider: whole(printify, createPrintifyProvider({ client, shopId: '5432', now: time.now })),
		requests,
		posts: () => requests.filter(({ method }) => method === 'POST').length,
		reads: () => requests.filter(({ method }) => method === 'GET').length,
	};
}

let runs = 0;

/** One page of the order list, ten orders a page, out of all of them (newest first). */
export function orderPage(all: readonly unknown[], request: HttpRequest): SendOutcome {
	const page = Number(request.query?.page ?? 1);
	return answer(200, {
		current_page: page,
		last_page: Math.max(1, Math.ceil(all.length / 10)),
		data: all.slice((page - 1) * 10, page * 10),
	});
}
