import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { answer, fakePrintify, orderRequest } from './fixtures';

async function refusal(status: number, body: unknown, request = orderRequest()) {
	const { provider, requests } = fakePrintify(() => answer(status, body));
	const result = await provider.createOrder(request, { inDoubt: false });
	if (result.ok) throw new Error('Expected a failure');
	expect(requests.length).toBeLessThanOrEqual(1);
	return result.failure;
}

function reason(text: string, code = 8203) {
	return { status: 'error', code, message: 'Validation failed.', errors: { reason: text, code } };
}

const bySku: Partial<ProviderOrderRequest> = {
	lines: [
		{ lineId: '1', quantity: 1, source: { kind: 'sku', sku: 'TEE-M' } },
		{ lineId: '2', quantity: 1, source: { kind: 'sku', sku: 'MUG-XX' } },
	],
};

describe("Printify's refusals in a seller's words", () => {
	it('names the address fields, in our words and without their content', async () => {
		const text = JSON.stringify({
			'address_to.zip': ['62704 is not a ZIP of Springfield'],
			'address_to.region': ['The region is invalid'],
		});
		const failure = await refusal(400, reason(text, 8103));
		expect(failure).toMatchObject({
			category: 'validation',
			retryable: false,
			httpStatus: 400,
			code: '8103',
			fields: ['shipTo.postalCode', 'shipTo.stateCode'],
			message: 'Printify does not accept the delivery address: postcode, state or province.',
		});
	});

	it('says which SKU Printify does not know', async () => {
		const failure = await refusal(400, reason('SKU MUG-XX not found'), orderRequest(bySku));
		expect(failure).toMatchObject({ category: 'mapping', fields: ['lines[1].source.sku'] });
		expect(failure.message).toContain('"MUG-XX"');
		expect(failure.message).not.toContain('TEE-M');
	});

	it('says which line is sold out', async () => {
		const text = JSON.stringify({ 'line_items.0.variant_id': ['The variant is out of stock'] });
		const failure = await refusal(400, reason(text));
		expect(failure).toMatchObject({
			category: 'validation',
			fields: ['lines[0].source.variantId'],
		});
		expect(failure.message).toMatch(/^Sold out or not available at Printify: variant 17887/);
	});

	it('tells bad artwork apart', async () => {
		expect((await refusal(400, reason('Image has low quality'))).category).toBe('artwork');
	});

	it('keeps words that it has no better ones for', async () => {
		const failure = await refusal(400, reason('The moon is in the wrong place'));
		expect(failure.message).toContain('The moon is in the wrong place');
	});

	it.each([
		'Ploegsma must not be blank',
		'Cannot deliver to 742 Evergreen Terrace',
		'springfield is odd',
	])('drops words that quote the buyer: %s', async (text) => {
		const failure = await refusal(400, reason(text));
		expect(JSON.stringify(failure)).not.toMatch(/ploegsma|evergreen|742|springfield|62704/i);
	});

	it.each([
		[401, { error: 'Unauthenticated' }, 'auth'],
		[403, { status: 'error', message: 'Forbidden.' }, 'permission'],
		[404, { status: 'error', message: 'Not found.' }, 'not_found'],
	])('passes a %d on', async (status, body, category) => {
		expect(await refusal(status, body)).toMatchObject({ category, httpStatus: status });
	});

	it('never calls for an address that cannot be sent to', async () => {
		const request = orderRequest();
		const shipTo = { ...request.shipTo, stateCode: 'Narnia', postalCode: '' };
		const { provider, requests } = fakePrintify(() => answer(200, { id: 'x' }));
		const result = await provider.createOrder({ ...request, shipTo }, { inDoubt: false });
		expect(result.ok).toBe(false);
		if (result.ok) return;
		expect(result.failure.fields).toEqual(['shipTo.postalCode', 'shipTo.stateCode']);
		expect(result.failure.message).not.toContain('Narnia');
		expect(requests).toHaveLength(0);
	});
});
