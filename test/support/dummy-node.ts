import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { z } from 'zod';
import { createApiClient } from '../../core/transport/api-client';
import type { Call } from '../../core/transport/api-client';
import { createN8nHttpPort } from '../../core/transport/n8n-http-port';
import type { ServiceProfile } from '../../core/transport/service';
import { skippingClock } from './clock';

/** A service that exists in tests only. */
export const DUMMY_HOST = 'https://shop.test';

/** Its profile: an Etsy whose errors are `{ error }`, with limits that never get in the way. */
export function dummyProfile(overrides: Partial<ServiceProfile> = {}): ServiceProfile {
	return {
		service: 'etsy',
		baseUrl: DUMMY_HOST,
		headers: { 'x-api-key': 'the-key:the-secret' },
		limiterKey: `dummy-${Math.random()}`,
		limits: [{ class: 'all', limit: 1000, windowMs: 1000 }],
		readError: ({ body }) => {
			const said = z.object({ error: z.string() }).safeParse(body);
			return { message: said.success ? said.data.error : String(body ?? '') };
		},
		secrets: ['the-key:the-secret', 'the-key', 'the-secret'],
		...overrides,
	};
}

/** What the dummy node calls, per item as its `json`. */
export type DummyCall = Partial<Pick<Call<unknown>, 'effect' | 'method' | 'path' | 'body'>> &
	Pick<Call<unknown>, 'query' | 'timeoutMs'>;

/** Fills in what a test does not care about. */
export function dummyCall(call: DummyCall): Call<unknown> {
	return {
		operation: 'order:dummy',
		effect: 'read',
		method: 'GET',
		path: '/things',
		schema: z.object({ id: z.number() }),
		...call,
	};
}

/** A node that makes the call that an item describes, through the real port and client. */
export class DummyNode implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Dummy',
		name: 'dummy',
		group: ['transform'],
		version: 1,
		usableAsTool: true,
		description: 'Calls a service of the tests',
		defaults: { name: 'Dummy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dummyOAuth2Api' }, { name: 'dummyApi' }],
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			{ displayName: 'Greeting', name: 'greeting', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const credentialType = this.getNodeParameter('credential', 0) as string;
		const port = createN8nHttpPort({ context: this, credentialType });
		const client = createApiClient({ profile: dummyProfile(), port, ...skippingClock() });
		const out: INodeExecutionData[] = [];
		for (const [item, { json: call }] of this.getInputData().entries()) {
			const greeting = this.getNodeParameter('greeting', item) as string;
			const result = await client.call(dummyCall(call as DummyCall));
			const pairedItem = { item };
			if (result.ok) {
				out.push({
					json: { greeting, value: result.value } as INodeExecutionData['json'],
					pairedItem,
				});
				continue;
			}
			const { failure } = result;
			if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), failure.message);
			// n8n 2.41 replaces the json of an item that has `error` by the message alone
			// (`normalizeNodeErrors`); under `details` the failure gets to the error output.
			const json = { error: failure.message, details: { ...failure } };
			out.push({ json, pairedItem });
		}
		return [out];
	}
}
