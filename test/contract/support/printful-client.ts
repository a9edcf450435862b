import axios from 'axios';

import type { Sandbox } from '../../../sandbox';
import type { Call, Exchange } from './exercise';
import { Exerciser } from './exercise';
import type { Spec } from './openapi';
import { FILE_URL, recipient, SHIRT_M, STORE_TOKEN } from './printful-world';

/** Calls to the sandbox's Printful, each held against the document of its version. */
export class PrintfulClient {
	readonly exerciser: Exerciser;

	constructor(
		private readonly sandbox: Sandbox,
		spec: Spec,
		token = STORE_TOKEN,
	) {
		const headers = { Authorization: `Bearer ${token}` };
		this.exerciser = new Exerciser(spec, sandbox.urls.printful, headers);
	}

	/** A call that works, and neither side of which is against the document. */
	async send(method: string, path: string, rest: Partial<Call> = {}): Promise<Exchange> {
		const exchange = await this.exerciser.call({ method, path, ...rest });
		const { status, violations, body } = exchange;
		const isGood = status === 200 || status === 204;
		expect({ method, path, violations, ...(isGood ? {} : { status, body }) }).toEqual({
			method,
			path,
			violations: [],
		});
		return exchange;
	}

	/** The `result` of v1 or the `data` of v2. */
	async result<T>(method: string, path: string, rest: Partial<Call> = {}): Promise<T> {
		const { body } = await this.send(method, path, rest);
		const { result, data } = body as { result?: T; data?: T };
		return (result ?? data) as T;
	}

	/** A call that is refused, in a shape that the document has. @returns the message */
	async refused(status: number, method: string, path: string, rest: Partial<Call> = {}) {
		const exchange = await this.exerciser.call({ method, path, ...rest });
		const { status: real, responseViolations, body } = exchange;
		expect({ path, status: real, body, responseViolations }).toMatchObject({
			path,
			status,
			responseViolations: [],
		});
		return (body as { error: { message: string; api_error_code?: string } }).error;
	}

	/** Asks the sandbox's own interface. */
	async control<T>(path: string, body?: unknown): Promise<T> {
		const url = `${this.sandbox.urls.control}/__sandbox__/printful/${path}`;
		const method = body === undefined ? 'GET' : 'POST';
		return (await axios.request<T>({ url, method, data: body, proxy: false })).data;
	}
}

/** An order of v1: one shirt. */
export function orderBody(changes: Record<string, unknown> = {}) {
	return { external_id: 'etsy-1-1', recipient, items: [item()], ...changes };
}

/** A line of v1. */
export function item(changes: Record<string, unknown> = {}) {
	return {
		external_id: 'line-1',
		variant_id: SHIRT_M,
		quantity: 2,
		retail_price: '24.99',
		files: [{ type: 'front', url: FILE_URL }],
		...changes,
	};
}

/** An order of v2: one shirt. */
export function orderBodyV2(changes: Record<string, unknown> = {}) {
	return { external_id: 'etsy-1-1', recipient, order_items: [itemV2()], ...changes };
}

/** A line of v2; a position is in inches. */
export function itemV2(changes: Record<string, unknown> = {}, position?: Record<string, number>) {
	return {
		source: 'catalog',
		catalog_variant_id: SHIRT_M,
		external_id: 'line-1',
		quantity: 2,
		retail_price: '24.99',
		placements: [placement(position)],
		...changes,
	};
}

/** A picture on the front. */
export function placement(position?: Record<string, number>) {
	const layer = { type: 'file', url: FILE_URL, ...(position ? { position } : {}) };
	return { placement: 'front', technique: 'dtg', layers: [layer] };
}
