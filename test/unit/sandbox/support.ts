import axios, { type AxiosResponse } from 'axios';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { generateScenario } from '../../../sandbox/scenario/generate';
import type { Scenario, ScenarioReceipt } from '../../../sandbox/scenario/types';

export const SHOP = '/v3/application/shops/10000001';
export const API_KEY = 'sandboxkeystring:sandboxsecret';

/** A scenario with one shop, its listings, and the given orders on top of the defaults. */
export function shopScenario(...receipts: Array<Partial<ScenarioReceipt>>): Scenario {
	const base = generateScenario({ orders: receipts.length, oddityOf: () => undefined });
	return {
		...base,
		receipts: base.receipts?.map((receipt, index) => ({
			...receipt,
			arrivesAfterSeconds: 0,
			...receipts[index],
		})),
	};
}

/** A running sandbox with its clock stopped from the tests' view, and an Etsy token. */
export interface EtsyBench extends Sandbox {
	/** GET as the seller; never throws for a status. */
	get(path: string, headers?: Record<string, string | undefined>): Promise<AxiosResponse>;
	/** Any request as the seller. */
	send(
		method: string,
		path: string,
		data?: unknown,
		headers?: Record<string, string | undefined>,
	): Promise<AxiosResponse>;
	token: string;
}

/**
 * Starts a sandbox with a scenario and makes a token for its first seller; the test closes it.
 * @param options its limits; else Etsy takes any number of calls
 */
export async function startEtsy(
	scenario: Scenario,
	options: SandboxOptions = {},
): Promise<EtsyBench> {
	const limits = options.limits ?? { etsy: { perSecond: 10_000 } };
	const sandbox = await startSandbox({ ...options, scenario, limits });
	const { access_token: token } = await sandbox.control.mintEtsyToken();
	const send: EtsyBench['send'] = async (method, path, data, headers = {}) =>
		await axios.request({
			method,
			url: sandbox.urls.etsy + path,
			data,
			headers: { 'x-api-key': API_KEY, authorization: `Bearer ${token}`, ...headers },
			validateStatus: () => true,
			maxRedirects: 0,
			proxy: false,
		});
	return {
		...sandbox,
		token,
		send,
		get: async (path, headers) => await send('GET', path, undefined, headers),
	};
}

/** The code of a network error; undefined when the call worked. */
export async function networkError(call: Promise<unknown>): Promise<string | undefined> {
	try {
		await call;
		return undefined;
	} catch (error) {
		return (error as { code?: string }).code;
	}
}
