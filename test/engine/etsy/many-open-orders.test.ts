import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../../../host';
import { generateScenario } from '../../../sandbox/scenario/generate';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

jest.setTimeout(5 * 60_000);

const ORDERS = 5_000;
/** Of a page of a hundred, one order was on the page before: so none slips through between two. */
const NEW_ON_A_PAGE = 99;
/** They were ordered over so long a time, until now. */
const WEEK = 7 * 86_400;

/**
 * A step of the sync, with the parameters of the template but for what it takes from other steps.
 */
function stepOfSync(name: string): object {
	const file = join(__dirname, '..', '..', '..', 'workflows', 'sync-etsy-orders.json');
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	const step = nodes.find((node) => node.name === name);
	if (!step) throw new Error(`The sync has no step "${name}"`);
	const options = { ...(step.parameters.options as object), planSettings: '{}', sentInPart: '[]' };
	return { ...step.parameters, options };
}

describe(`a shop with ${ORDERS} open orders`, () => {
	let shop: TestShop;

	beforeAll(async () => {
		const scenario = generateScenario({
			...{ seed: 5, orders: ORDERS, spreadSeconds: WEEK },
			oddityOf: () => undefined,
		});
		const receipts = (scenario.receipts ?? []).map((one) => ({
			...one,
			arrivesAfterSeconds: one.arrivesAfterSeconds - WEEK,
		}));
		shop = await openTestShop({ ...scenario, receipts });
	});
	afterAll(async () => await shop?.close());

	it('is read with one call for a hundred orders, and one for those cancelled of late', async () => {
		const { outputs, error } = await shop.run(stepOfSync('Read open Etsy orders'), {
			onError: 'continueErrorOutput',
		});
		expect(error).toBeUndefined();
		expect(new Set(outputs[0]?.map(({ json }) => json.receiptId)).size).toBe(ORDERS);
		expect(outputs[0]).toHaveLength(ORDERS);
		const operations = shop.operations();
		const lists = operations.filter((operation) => operation === 'getShopReceipts');
		expect(lists.length).toBeLessThanOrEqual(Math.ceil(ORDERS / NEW_ON_A_PAGE) + 1);
		// Besides, only whose shop it is.
		expect(operations.length - lists.length).toBeLessThanOrEqual(1);
	});
});
