import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import type { PrintFile } from '../../../../core/domain/print-file';
import { createProdigiProvider } from '../../../../core/providers/prodigi';
import { prodigi } from '../../../../core/providers/prodigi/module';
import { whole } from '../../../support/providers/whole';
import { prodigiProfile } from '../../../../core/providers/prodigi/profile';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import type { HttpPort, HttpRequest, SendOutcome } from '../../../../core/transport/http';
import { SPRINGFIELD } from '../../../support/ship-to';

export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** A picture for the default print area. */
export function picture(changes: Partial<PrintFile> = {}): PrintFile {
	return { url: 'https://files.example.com/cat.png', placement: 'default', ...changes };
}

/** A line of one canvas with these pictures. */
export function canvasLine(files: PrintFile[] = [picture()], lineId = '900001') {
	return {
		lineId,
		quantity: 2,
		source: {
			kind: 'catalogVariant' as const,
			variantId: 'GLOBAL-CAN-10x10',
			attributes: { wrap: 'Black' },
			files,
		},
	};
}

/** A request with nothing wrong. */
export function orderRequest(changes: Partial<ProviderOrderRequest> = {}): ProviderOrderRequest {
	return {
		externalId: 'etsy-11-1001-1',
		provider: 'prodigi',
		label: 'Etsy order 1001',
		lines: [canvasLine()],
		shipTo: SPRINGFIELD,
		shippingTier: 'standard',
		submit: true,
		...changes,
	};
}

const NOT_STARTED = {
	downloadAssets: 'NotStarted',
	printReadyAssetsPrepared: 'NotStarted',
	allocateProductionLocation: 'NotStarted',
	inProduction: 'NotStarted',
	shipping: 'NotStarted',
};

/** An order as Prodigi writes it. */
export function prodigiOrder(changes: object = {}, status: object = {}) {
	return {
		id: 'ord_978731',
		created: '2026-11-23T11:51:56.383Z',
		lastUpdated: '2026-11-23T11:51:58.6752414Z',
		callbackUrl: null,
		merchantReference: 'etsy-11-1001-1',
		shippingMethod: 'Standard',
		idempotencyKey: 'etsy-11-1001-1',
		status: { stage: 'InProgress', issues: [], details: NOT_STARTED, ...status },
		charges: [],
		shipments: [],
		recipient: { name: 'Wilhelmina van der Ploegsma' },
		items: [
			{
				id: 'ori_1',
				status: 'NotYetDownloaded',
				merchantReference: '900001',
				sku: 'GLOBAL-CAN-10X10',
				copies: 2,
			},
		],
		packingSlip: null,
		metadata: null,
		...changes,
	};
}

/** The details of an order that has come to a step. */
export function stepsTo(last: keyof typeof NOT_STARTED, how = 'InProgress') {
	const names = Object.keys(NOT_STARTED) as Array<keyof typeof NOT_STARTED>;
	const place = names.indexOf(last);
	return Object.fromEntries(
		names.map((name, at) => [name, at < place ? 'Complete' : at === place ? how : 'NotStarted']),
	);
}

/** Answers with JSON. */
export function answer(status: number, body: unknown): SendOutcome {
	return { kind: 'answer', response: { status, headers: {}, body } };
}

/** A connection that broke after the request was sent. */
export const CUT: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

let runs = 0;

/** A Prodigi that answers as told and remembers what it was sent. */
export function fakeProdigi(
	reply: (request: HttpRequest, index: number) => SendOutcome,
	isTest = false,
): { provider: PrintProvider; requests: HttpRequest[] } {
	const requests: HttpRequest[] = [];
	const port: HttpPort = {
		send: async (request) => {
			requests.push(request);
			return await Promise.resolve(reply(request, requests.length - 1));
		},
	};
	const apiKey = `key-${(runs += 1)}`;
	const profile = prodigiProfile({ baseUrl: 'https://prodigi.test/', apiKey });
	let clock = NOW;
	const time = {
		now: () => clock,
		sleep: async (ms: number) => {
			clock += ms;
			return await Promise.resolve();
		},
	};
	const client = createApiClient({ profile, port, ...time, random: () => 0 });
	return { provider: whole(prodigi, createProdigiProvider({ client, isTest })), requests };
}
