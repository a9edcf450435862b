import fc from 'fast-check';
import { failureOf, valueOf } from '../../../support/result';
import {
	answer,
	canvasLine,
	CUT,
	fakeProdigi,
	orderRequest,
	picture,
	prodigiOrder,
} from './fixtures';

const NOT_IN_DOUBT = { inDoubt: false } as const;
const IN_DOUBT = { inDoubt: true, since: '2026-11-23T11:30:00Z' } as const;
const created = (outcome: string, order: object = prodigiOrder()) =>
	answer(200, { outcome, order, traceParent: '00-1' });

describe('create', () => {
	it('costs one call and uses the externalId as key and reference', async () => {
		const { provider, requests } = fakeProdigi(() => created('Created'));
		const request = orderRequest({ callbackUrl: 'https://n8n.example.com/webhook/secret' });
		const made = valueOf(await provider.createOrder(request, NOT_IN_DOUBT));
		expect(made).toMatchObject({
			providerOrderId: 'ord_978731',
			externalId: 'etsy-11-1001-1',
			found: false,
			order: { status: 'received', rawStatus: 'InProgress' },
		});
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'POST',
			url: 'https://prodigi.test/v4.0/orders',
			body: {
				kind: 'json',
				value: {
					merchantReference: 'etsy-11-1001-1',
					idempotencyKey: 'etsy-11-1001-1',
					callbackUrl: 'https://n8n.example.com/webhook/secret',
					shippingMethod: 'Standard',
					metadata: { label: 'Etsy order 1001' },
				},
			},
		});
	});

	it('starts nothing without `submit`, and calls nobody', async () => {
		const { provider, requests } = fakeProdigi(() => created('Created'));
		for (const submit of [undefined, false]) {
			const refused = await provider.createOrder(orderRequest({ submit }), NOT_IN_DOUBT);
			expect(failureOf(refused)).toMatchObject({ category: 'capability', fields: ['submit'] });
		}
		expect(requests).toEqual([]);
	});

	it.each(['AlreadyExists', 'alreadyexists'])('takes what is there (%s)', async (outcome) => {
		const { provider, requests } = fakeProdigi(() => created(outcome));
		const made = valueOf(await provider.createOrder(orderRequest(), IN_DOUBT));
		expect(made).toMatchObject({ found: true, providerOrderId: 'ord_978731' });
		expect(requests).toHaveLength(1);
	});

	it.each([
		['OnHold', { id: 'ord_1' }, 'on_hold'],
		['OnHold', { id: 'ord_1', status: { stage: 'OnHold' } }, 'on_hold'],
		['CreatedWithIssues', prodigiOrder(), 'action_required'],
		['created', prodigiOrder(), 'received'],
	])('understands the outcome %s', async (outcome, order, status) => {
		const { provider } = fakeProdigi(() => created(outcome, order));
		const made = valueOf(await provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toMatchObject({ found: false, order: { status } });
	});

	it('is in doubt about an outcome that it does not know', async () => {
		const { provider } = fakeProdigi(() => created('Perhaps'));
		const made = await provider.createOrder(orderRequest(), NOT_IN_DOUBT);
		expect(failureOf(made)).toMatchObject({ category: 'unclear', code: 'perhaps' });
	});

	it('is not in doubt about a refusal, and tells its fields but not the buyer', async () => {
		const data = {
			failures: {
				'recipient.address.line1': [{ code: 'TooLong', providedValue: '742 Evergreen Terrace' }],
			},
		};
		const body = { statusText: 'ValidationFailed', statusCode: 400, data, traceParent: '00-7' };
		const { provider } = fakeProdigi(() => answer(400, body));
		const failed = failureOf(await provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(failed).toMatchObject({ category: 'validation', httpStatus: 400, requestId: '00-7' });
		expect(JSON.stringify(failed)).not.toContain('Evergreen');
	});
});

describe('never twice', () => {
	/** A Prodigi that keeps orders by their key and fails as it is told. */
	function forgetful(trouble: ReadonlyArray<'ok' | 'cut before' | 'cut after' | 503 | 'garbage'>) {
		const kept = new Map<string, object>();
		return {
			kept,
			...fakeProdigi((request, index) => {
				const what = trouble[index] ?? 'ok';
				if (what === 'cut before') return CUT;
				if (request.method === 'GET') {
					if (what === 503) return answer(503, 'down');
					if (what === 'garbage') return answer(200, '<html>');
					return what === 'ok' ? answer(200, { orders: [...kept.values()] }) : CUT;
				}
				const body = request.body?.kind === 'json' ? request.body.value : {};
				const { idempotencyKey: key } = body as { idempotencyKey: string };
				const there = kept.get(key);
				if (!there) kept.set(key, prodigiOrder({ id: `ord_${kept.size + 1}` }));
				if (what === 'cut after') return CUT;
				if (what === 503) return answer(503, 'down');
				if (what === 'garbage') return answer(200, '<html>');
				return created(there ? 'AlreadyExists' : 'Created', kept.get(key));
			}),
		};
	}

	it('ends with one order, whatever goes wrong and however often it is run', async () => {
		const kinds = fc.constantFrom('ok', 'cut before', 'cut after', 503, 'garbage');
		await fc.assert(
			fc.asyncProperty(
				fc.array(kinds as fc.Arbitrary<'ok'>, { maxLength: 12 }),
				async (trouble) => {
					const { provider, kept } = forgetful(trouble);
					let made = await provider.createOrder(orderRequest(), NOT_IN_DOUBT);
					for (let run = 0; run < 12 && !made.ok; run++) {
						expect(made.failure).toMatchObject({ category: 'unclear', retryable: true });
						made = await provider.createOrder(orderRequest(), IN_DOUBT);
					}
					expect(valueOf(made).providerOrderId).toBe('ord_1');
					expect(kept.size).toBe(1);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe('what Prodigi cannot print', () => {
	const refusal = async (files: Parameters<typeof canvasLine>[0]) => {
		const { provider, requests } = fakeProdigi(() => created('Created'));
		const request = orderRequest({ lines: [canvasLine(files)] });
		const failed = failureOf(await provider.createOrder(request, NOT_IN_DOUBT));
		expect(requests).toEqual([]);
		return failed;
	};

	it('refuses every position but the middle over the whole width', async () => {
		const part = fc.double({ min: 0, max: 1, noNaN: true });
		await fc.assert(
			fc.asyncProperty(
				part,
				part,
				fc.double({ min: 0.01, max: 3, noNaN: true }),
				async (x, y, scale) => {
					fc.pre(x !== 0.5 || y !== 0.5 || scale !== 1);
					expect(await refusal([picture({ position: { x, y, scale } })])).toMatchObject({
						category: 'capability',
						fields: ['lines[0].source.files[0].position'],
					});
				},
			),
			{ numRuns: 30 },
		);
	});

	it('refuses a turned picture, none at all, one without address and a mix of fits', async () => {
		const turned = { x: 0.5, y: 0.5, scale: 1, angle: 90 };
		expect(await refusal([picture({ position: turned })])).toMatchObject({
			category: 'capability',
		});
		expect(await refusal([])).toMatchObject({ category: 'artwork' });
		expect(await refusal([picture({ url: undefined, fileId: '7' })])).toMatchObject({
			category: 'artwork',
			fields: ['lines[0].source.files[0].url'],
		});
		const mix = [picture({ fit: 'fit' }), picture({ placement: 'back', fit: 'fill' })];
		expect(await refusal(mix)).toMatchObject({ category: 'capability' });
	});

	it('refuses a saved product', async () => {
		const { provider } = fakeProdigi(() => created('Created'));
		const lines = [{ lineId: '1', quantity: 1, source: { kind: 'sku' as const, sku: 'TEE' } }];
		const failed = failureOf(await provider.createOrder(orderRequest({ lines }), NOT_IN_DOUBT));
		expect(failed).toMatchObject({ category: 'capability', fields: ['lines[0].source.kind'] });
	});

	it.each([
		['fill', 'fillPrintArea'],
		['fit', 'fitPrintArea'],
		['stretch', 'stretchToPrintArea'],
		[undefined, 'fillPrintArea'],
	] as const)('writes the fit %s as %s', async (fit, sizing) => {
		const { provider, requests } = fakeProdigi(() => created('Created'));
		const lines = [canvasLine([picture({ fit, md5: 'abc' })])];
		await provider.createOrder(orderRequest({ lines }), NOT_IN_DOUBT);
		expect(requests[0]?.body).toMatchObject({
			value: { items: [{ sizing, copies: 2, assets: [{ printArea: 'default', md5Hash: 'abc' }] }] },
		});
	});
});
