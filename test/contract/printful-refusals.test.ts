import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printfulV1Exceptions, printfulV2Exceptions } from './support/exceptions/printful';
import { describeContract, loadSpec } from './support/openapi';
import { item, itemV2, orderBody, orderBodyV2, PrintfulClient } from './support/printful-client';
import { FILE_URL, printfulWorld } from './support/printful-world';

/** What orders may not be (facts/printful.md 3, 7, 9 and 10). */
describeContract('Printful sandbox, refusals', () => {
	let sandbox: Sandbox;
	let v1: PrintfulClient;
	let v2: PrintfulClient;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: printfulWorld });
		v1 = new PrintfulClient(sandbox, loadSpec('printful-v1-openapi.json', printfulV1Exceptions));
		v2 = new PrintfulClient(sandbox, loadSpec('printful-v2-openapi.json', printfulV2Exceptions));
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	test.each([
		['no country that there is', { country_code: 'XX' }],
		['no state', { state_code: undefined }],
		['a state of another country', { state_code: 'BC' }],
		['no city', { city: '' }],
		['no tax number for Brazil', { country_code: 'BR', state_code: undefined }],
	])('an address with %s is refused', async (_what, changes) => {
		const recipient = { ...orderBody().recipient, ...changes };
		const body = orderBody({ recipient });
		const { message } = await v1.refused(400, 'POST', '/orders', { body });
		expect(message).toMatch(/^Recipient: /);
		expect((await sandbox.control.counts()).providerOrders.printful).not.toHaveProperty('etsy-1-1');
	});

	test('refuses ids that are too long, strange lines, and images over the edge', async () => {
		const refusal = async (changes: Record<string, unknown>) =>
			await v1.refused(400, 'POST', '/orders', { body: orderBody(changes) });
		await refusal({ external_id: 'a'.repeat(33) });
		await refusal({ external_id: 'a b' });
		await refusal({ items: [item({ files: [] })] });
		await refusal({ items: [item(), item()] });
		await refusal({ items: [item({ variant_id: 1 })] });
		expect(await refusal({ shipping: 'PIGEON' })).toMatchObject({ api_error_code: 'OR-4' });
		const position = { area_width: 1800, area_height: 2400, width: 1800, height: 1800, top: 900 };
		const over = item({ files: [{ url: FILE_URL, position: { ...position, left: 0 } }] });
		expect((await refusal({ items: [over] })).message).toBe('Invalid position');
		const sync = { body: orderBodyV2({ order_items: [itemV2({ source: 'sync' })] }) };
		expect((await v2.refused(400, 'POST', '/v2/orders', sync)).message).toBe(
			'Source must be one of: catalog, warehouse, product_template',
		);
	});

	test('a position is in inches, within the print area, and is seen by v1 in pixels', async () => {
		const position = { width: 6, height: 6, top: 0, left: 3 };
		const { id } = await v2.result<{ id: number }>('POST', '/v2/orders', {
			body: orderBodyV2({ order_items: [itemV2({}, position)] }),
		});
		const [line] = await v2.result<unknown[]>('GET', `/v2/orders/${id}/order-items`);
		expect(line).toMatchObject({ placements: [{ status: 'ok', layers: [{ position }] }] });
		const seen = (await v2.exerciser.call({ method: 'GET', path: `/orders/${id}` })).body;
		expect(seen).toMatchObject({
			result: { items: [{ files: [{ position: { area_width: 1800, width: 900, left: 450 } }] }] },
		});
		const over = orderBodyV2({
			external_id: 'b',
			order_items: [itemV2({}, { ...position, left: 7 })],
		});
		expect((await v2.refused(400, 'POST', '/v2/orders', { body: over })).message).toBe(
			'Invalid position',
		);
	});
});
