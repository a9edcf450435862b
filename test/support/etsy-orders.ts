import axios, { type AxiosResponse } from 'axios';
import { generateScenario } from '../../sandbox/scenario/generate';
import type { Scenario, ScenarioReceipt } from '../../sandbox/scenario/types';
import type { TestShop } from './etsy-shop';

/** The number of the first order of {@link ordersScenario}; the next ones follow it. */
export const FIRST_ORDER = 3_500_000_001;

/** The path of the first shop of {@link ordersScenario}. */
export const SHOP_PATH = '/v3/application/shops/10000001';

/** A shop with one order to Germany for each entry, each paid and there for an hour. */
export function ordersScenario(...orders: Array<Partial<ScenarioReceipt>>): Scenario {
	const base = generateScenario({ orders: orders.length, oddityOf: () => undefined });
	return {
		...base,
		receipts: base.receipts?.map((receipt, index) => ({
			...receipt,
			arrivesAfterSeconds: -3600 + index,
			country_iso: 'DE',
			...orders[index],
		})),
	};
}

/** The number of the n-th order, counted from 0, as a text. */
export function orderNumber(index: number): string {
	return String(FIRST_ORDER + index);
}

/** A call by hand, as somebody would make it without the node; never throws for a status. */
export async function rawCall(
	{ sandbox }: TestShop,
	method: string,
	path: string,
	data?: unknown,
	contentType = 'application/json',
): Promise<AxiosResponse> {
	const { access_token: token } = await sandbox.control.mintEtsyToken();
	return await axios.request({
		method,
		url: `${sandbox.urls.etsy}${path}`,
		data,
		headers: {
			'x-api-key': 'sandboxkeystring:sandboxsecret',
			authorization: `Bearer ${token}`,
			'content-type': contentType,
		},
		validateStatus: () => true,
		proxy: false,
	});
}
