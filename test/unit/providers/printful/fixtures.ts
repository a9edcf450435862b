import type { ArtworkPosition } from '../../../../core/domain/print-file';
import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { printful } from '../../../../core/providers/printful/module';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import type { SendOutcome } from '../../../../core/transport/http';
import { whole } from '../../../support/providers/whole';
import { valueOf } from '../../../support/result';
import { answer, scriptedPort, type ScriptedPort } from '../../../support/scripted-port';
import { SPRINGFIELD } from '../../../support/ship-to';

/** A connection that broke after the request was sent. */
export const CUT: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

export const PICTURE = 'https://files.example.com/cat.png';

/** A line of a saved product. */
export function line(lineId = '900001', quantity = 1) {
	return {
		lineId,
		quantity,
		source: { kind: 'storeVariant' as const, productId: '320001', variantId: '410001' },
	};
}

/** A line of a variant of the catalog with one picture. */
export function catalogLine(position?: ArtworkPosition, variantId = '4012') {
	const file = { url: PICTURE, placement: 'front', widthPx: 1000, heightPx: 500, position };
	return {
		lineId: '900002',
		quantity: 1,
		source: { kind: 'catalogVariant' as const, productId: '71', variantId, files: [file] },
	};
}

/** A request with nothing wrong. */
export function orderRequest(changes: Partial<ProviderOrderRequest> = {}): ProviderOrderRequest {
	return {
		externalId: 'etsy-11-1001-1',
		provider: 'printful',
		label: '1001',
		lines: [line()],
		shipTo: { ...SPRINGFIELD, email: 'buyer@example.com' },
		shippingTier: 'standard',
		...changes,
	};
}

/** An order as API v1 tells it. */
export function printfulOrder(changes: Record<string, unknown> = {}) {
	return {
		id: 13,
		external_id: 'etsy-11-1001-1',
		store: 9001,
		status: 'draft',
		shipping: 'STANDARD',
		created: 1_763_900_000,
		updated: 1_763_900_100,
		recipient: { name: 'Wilhelmina van der Ploegsma' },
		items: [{ id: 1, external_id: '900001', quantity: 2, price: '11.92' }],
		costs: {
			currency: 'USD',
			subtotal: '23.84',
			discount: '1.00',
			shipping: '4.69',
			digitization: '2.95',
			tax: '1.10',
			vat: '0.00',
			total: '31.58',
		},
		shipments: [],
		...changes,
	};
}

/** A parcel as API v1 tells it, with the order's only line. */
export const PARCEL = {
	id: 10,
	carrier: 'USPS',
	service: 'USPS Priority Mail',
	tracking_number: '9400',
	tracking_url: 'https://tracking.example.com/9400',
	created: 1_764_000_000,
	shipped_at: '1764000000',
	reshipment: false,
	items: [{ item_id: 1, quantity: 2 }],
};

/** The same as API v2 tells it. */
export function shipment(changes: Record<string, unknown> = {}) {
	return {
		id: 10,
		carrier: 'USPS',
		service: 'USPS Priority Mail',
		shipment_status: 'shipped',
		delivery_status: 'in_transit',
		shipped_at: '2026-11-24T16:00:00Z',
		delivered_at: null,
		is_reshipment: false,
		tracking_number: '9400',
		tracking_url: 'https://tracking.example.com/9400',
		shipment_items: [{ order_item_id: 1, order_item_external_id: '900001', quantity: 2 }],
		...changes,
	};
}

/** A good answer of API v1. */
export const good = (result: unknown, paging?: object): SendOutcome =>
	answer(200, { code: 200, result, ...(paging ? { paging } : {}) });

/** A page of API v2. */
export const page = (data: unknown[]): SendOutcome =>
	answer(200, { data, paging: { total: data.length, offset: 0, limit: 100 } });

/** A refusal in the shape of API v1. */
export const refusal = (status: number, message: string): SendOutcome =>
	answer(status, { code: status, result: message, error: { reason: 'BadRequest', message } });

export const NOT_FOUND = refusal(404, 'Not found');

/** The sizes of print areas of a product, as `/mockup-generator/printfiles` tells them. */
export const AREAS = good({
	product_id: 71,
	printfiles: [{ printfile_id: 1, width: 1800, height: 2400, dpi: 150, fill_mode: 'fit' }],
	variant_printfiles: [{ variant_id: 4012, placements: { front: 1, back: 1 } }],
});

let runs = 0;

/** A Printful that answers from a list. */
export function fakePrintful(
	outcomes: SendOutcome[],
	storeId = '9001',
): {
	provider: PrintProvider;
	port: ScriptedPort;
	paths(): string[];
	/** The JSON that was sent with the n-th call. */
	body(at: number): Record<string, unknown>;
} {
	const port = scriptedPort(...outcomes);
	const credential = { apiToken: `token-${(runs += 1)}`, storeId };
	let clock = Date.parse('2026-11-27T12:00:00Z');
	const client = createApiClient({
		profile: printful.profile(credential),
		port,
		now: () => clock,
		sleep: async (ms) => {
			clock += ms;
			return await Promise.resolve();
		},
		random: () => 0,
	});
	return {
		provider: whole(printful, valueOf(printful.open({ client, credential, now: () => clock }))),
		port,
		paths: () => port.sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
		body: (at) => {
			const sent = port.sent[at]?.body;
			return sent?.kind === 'json' ? (sent.value as Record<string, unknown>) : {};
		},
	};
}
