import type { PrintFile } from '../../../../core/domain/print-file';
import type {
	ProviderOrderRequest,
	ProviderOrderRequestLine,
} from '../../../../core/domain/provider-order';
import { completeProvider } from '../../../../core/providers/complete-provider';
import { createGootenProvider } from '../../../../core/providers/gooten';
import type { GootenDeps } from '../../../../core/providers/gooten/deps';
import { gooten } from '../../../../core/providers/gooten/module';
import { gootenProfile } from '../../../../core/providers/gooten/profile';
import type { PrintProvider } from '../../../../core/providers/types';
import { createApiClient } from '../../../../core/transport/api-client';
import type { HttpPort, HttpRequest, SendOutcome } from '../../../../core/transport/http';
import { SPRINGFIELD } from '../../../support/ship-to';

export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const SECRETS = { recipeId: 'recipe-0815', partnerBillingKey: 'billing+secret/4711==' };

/** A picture for the only print area. */
export function picture(changes: Partial<PrintFile> = {}): PrintFile {
	return { url: 'https://files.example.com/cat.png', placement: 'default', ...changes };
}

/** A line of a SKU with its pictures. */
export function line(
	lineId = '900001',
	variantId = 'CanvsWrp-BlkWrp-10x10',
	quantity = 1,
	files: PrintFile[] = [picture()],
): ProviderOrderRequestLine {
	return { lineId, quantity, source: { kind: 'catalogVariant', variantId, files } };
}

/** A request with nothing wrong. */
export function orderRequest(changes: Partial<ProviderOrderRequest> = {}): ProviderOrderRequest {
	return {
		externalId: 'etsy-11-1001-1',
		provider: 'gooten',
		label: 'Etsy order 1001',
		lines: [line()],
		shipTo: SPRINGFIELD,
		shippingTier: 'standard',
		submit: true,
		...changes,
	};
}

/** An item as Gooten writes it. */
export function gootenItem(Status: string, changes: object = {}) {
	return { Sku: 'CanvsWrp-BlkWrp-10x10', Quantity: 1, Status, SourceId: '900001', ...changes };
}

/** An order as Gooten writes it. */
export function gootenOrder(items: object[] = [gootenItem('New')], changes: object = {}) {
	return {
		Id: '13-f91acc87',
		NiceId: 'Magic13-f91',
		GootenId: 520718,
		SourceId: 'etsy-11-1001-1',
		Items: items,
		HadError: false,
		...changes,
	};
}

/** Answers with JSON. */
export function answer(body: unknown, status = 200): SendOutcome {
	return { kind: 'answer', response: { status, headers: {}, body } };
}

/** A refusal as Gooten writes it: status 200, and it quotes what was sent. */
export function refusal(
	PropertyName: string,
	ErrorMessage: string,
	AttemptedValue: unknown = null,
) {
	return answer({
		HadError: true,
		ErrorReferenceCode: 'ref-1',
		Errors: [{ PropertyName, ErrorMessage, AttemptedValue }],
	});
}

/** A connection that broke after the request was sent. */
export const CUT: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

let runs = 0;

/** The path of a request below the address, without its query. */
export function pathOf({ url }: HttpRequest): string {
	return new URL(url).pathname.replace('/api/v/5/source/api', '');
}

/** The JSON body of a request. */
export function bodyOf(request: HttpRequest | undefined): unknown {
	return request?.body?.kind === 'json' ? request.body.value : undefined;
}

/** A Gooten that answers as told and remembers what it was sent. */
export function fakeGooten(
	reply: (request: HttpRequest, index: number) => SendOutcome,
	changes: Partial<GootenDeps> = {},
): { provider: PrintProvider; requests: HttpRequest[] } {
	const requests: HttpRequest[] = [];
	const port: HttpPort = {
		send: async (request) => {
			requests.push(request);
			return await Promise.resolve(reply(request, requests.length - 1));
		},
	};
	const profile = gootenProfile({ ...SECRETS, baseUrl: `https://gooten-${(runs += 1)}.test/` });
	let clock = NOW;
	const time = {
		now: () => clock,
		sleep: async (ms: number) => {
			clock += ms;
			return await Promise.resolve();
		},
	};
	const client = createApiClient({ profile, port, ...time, random: () => 0 });
	const methods = createGootenProvider({
		...SECRETS,
		client,
		currency: 'USD',
		countryCode: 'US',
		fallbackEmail: '',
		isTestMode: false,
		now: () => clock,
		...changes,
	});
	return { provider: completeProvider(gooten, methods, [gooten]), requests };
}
