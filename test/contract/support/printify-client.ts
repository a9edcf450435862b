import axios from 'axios';

import type { Sandbox } from '../../../sandbox';
import type { Call, Exchange } from './exercise';
import { Exerciser } from './exercise';
import type { Spec } from './openapi';
import { orderBody, SHOP, TOKEN } from './printify-world';

/** Calls a Printify sandbox as our nodes do, and expects what the document allows. */
export class PrintifyClient {
	private readonly exerciser: Exerciser;

	constructor(
		spec: Spec,
		readonly sandbox: Sandbox,
	) {
		this.exerciser = new Exerciser(spec, sandbox.urls.printify, {
			Authorization: `Bearer ${TOKEN}`,
			'User-Agent': 'n8n-nodes-print-on-demand',
		});
	}

	/** Sends a call that must be valid on both sides and answered with success. */
	async send(method: string, path: string, rest: Partial<Call> = {}): Promise<Exchange> {
		const exchange = await this.exerciser.call({ method, path, ...rest });
		expect({ path, violations: exchange.violations }).toEqual({ path, violations: [] });
		expect({ path, body: exchange.body, ok: exchange.status < 300 }).toMatchObject({ ok: true });
		return exchange;
	}

	/** Sends a call that must be refused, in a shape that the document knows. */
	async refused(
		status: number,
		method: string,
		path: string,
		rest: Partial<Call> = {},
	): Promise<Exchange> {
		const exchange = await this.exerciser.call({ method, path, ...rest });
		expect(exchange).toMatchObject({ status, responseViolations: [] });
		return exchange;
	}

	/** Makes an order of a mug. @returns its id */
	async create(externalId: string, changes: Record<string, unknown> = {}): Promise<string> {
		const { body } = await this.send('POST', `/v1/shops/${SHOP}/orders.json`, {
			body: orderBody(externalId, changes),
		});
		return (body as { id: string }).id;
	}

	/** Waits until no webhook is under way. */
	async webhooksIdle(): Promise<void> {
		const url = `${this.sandbox.urls.control}/__sandbox__/printify/webhooks`;
		await axios.get(url, { proxy: false });
	}
}
