import fc from 'fast-check';
import type { ProviderOrderRequest } from '../../../../core/domain/provider-order';
import { toPosition } from '../../../../core/providers/printful/position';
import { fromBox } from '../../../support/artwork/from-box';
import { failureOf, valueOf } from '../../../support/result';
import { answer } from '../../../support/scripted-port';
import {
	AREAS,
	catalogLine,
	fakePrintful,
	good,
	line,
	orderRequest,
	PICTURE,
	printfulOrder,
} from './fixtures';

const NEW = { inDoubt: false } as const;
const MADE = good(printfulOrder());

async function bodyOf(changes: Partial<ProviderOrderRequest>) {
	const { provider, body } = fakePrintful([MADE]);
	valueOf(await provider.createOrder(orderRequest(changes), NEW));
	return body(0);
}

async function refusalOf(changes: Partial<ProviderOrderRequest>) {
	const { provider, port } = fakePrintful([MADE]);
	const refused = failureOf(await provider.createOrder(orderRequest(changes), NEW));
	expect(port.sent).toEqual([]);
	expect(refused.provider).toBe('printful');
	return refused;
}

describe('Printful: the body of an order', () => {
	it('has every form of a line', async () => {
		const { source } = catalogLine();
		const { items } = await bodyOf({
			lines: [
				line('1', 2),
				{ lineId: '2', quantity: 1, source: { kind: 'sku', sku: 'CAT-M' } },
				{
					lineId: '3',
					quantity: 1,
					source: {
						...source,
						attributes: { embroidery_type: 'flat' },
						files: [{ fileId: '77', placement: 'back' }],
					},
				},
				{
					lineId: '4',
					quantity: 3,
					source: { kind: 'template', templateId: '11', variantId: '4012' },
				},
			],
		});
		expect(items).toEqual([
			{ sync_variant_id: 410_001, external_id: '1', quantity: 2 },
			{ external_variant_id: 'CAT-M', external_id: '2', quantity: 1 },
			{
				variant_id: 4012,
				files: [{ type: 'back', id: 77 }],
				options: [{ id: 'embroidery_type', value: 'flat' }],
				external_id: '3',
				quantity: 1,
			},
			{ variant_id: 4012, product_template_id: 11, external_id: '4', quantity: 3 },
		]);
	});

	it('has the prices of the buyer for customs, as decimal texts', async () => {
		const retailPrice = { amountMinor: 2450, currency: 'EUR' };
		const body = await bodyOf({ lines: [{ ...line(), retailPrice }] });
		expect(body).toMatchObject({
			items: [{ retail_price: '24.50' }],
			retail_costs: { currency: 'EUR' },
		});
		const other = { amountMinor: 1, currency: 'USD' };
		const lines = [
			{ ...line('1'), retailPrice },
			{ ...line('2'), retailPrice: other },
		];
		expect((await refusalOf({ lines })).fields).toEqual([
			'lines[0].retailPrice',
			'lines[1].retailPrice',
		]);
	});

	it('has the state as a code where Printful takes codes, and as a name elsewhere', async () => {
		expect((await bodyOf({})).recipient).toEqual({
			name: 'Wilhelmina van der Ploegsma',
			address1: '742 Evergreen Terrace',
			city: 'Springfield',
			state_code: 'IL',
			country_code: 'US',
			zip: '62704',
			email: 'buyer@example.com',
		});
		const shipTo = { ...orderRequest().shipTo, countryCode: 'IT', stateCode: 'Forlì-Cesena' };
		const { recipient } = await bodyOf({ shipTo });
		expect(recipient).toMatchObject({ state_name: 'Forlì-Cesena', country_code: 'IT' });
		expect(recipient).not.toHaveProperty('state_code');
	});

	const { shipTo } = orderRequest();
	it.each<[string, Partial<ProviderOrderRequest>, string, string]>([
		['an id of 33 characters', { externalId: 'x'.repeat(33) }, 'validation', 'externalId'],
		['an id with a blank', { externalId: 'etsy 1' }, 'validation', 'externalId'],
		['no street', { shipTo: { ...shipTo, line1: '' } }, 'validation', 'shipTo.line1'],
		['Brazil', { shipTo: { ...shipTo, countryCode: 'BR' } }, 'capability', 'shipTo.countryCode'],
		['1001 pieces', { lines: [line('1', 1001)] }, 'validation', 'lines[0].quantity'],
		['two lines of one id', { lines: [line(), line()] }, 'validation', 'lines[1].lineId'],
		[
			'a variant that is no number',
			{ lines: [{ ...line(), source: { ...line().source, variantId: 'M' } }] },
			'mapping',
			'lines[0].source.variantId',
		],
		[
			'no picture',
			{ lines: [{ ...line(), source: { ...catalogLine().source, files: [] } }] },
			'artwork',
			'lines[0].source.files',
		],
		[
			'a picture that is turned',
			{ lines: [catalogLine({ x: 0.5, y: 0.5, scale: 1, angle: 15 })] },
			'capability',
			'lines[0].source.files[0].position.angle',
		],
	])('is not made with %s, and nothing is sent', async (_name, changes, category, field) => {
		expect(await refusalOf(changes)).toMatchObject({ category, fields: [field], retryable: false });
	});

	it('takes one picture a print area, and stretches none', async () => {
		const { source } = catalogLine();
		const files = [
			{ url: PICTURE, placement: 'front' },
			{ url: PICTURE, placement: 'front' },
		];
		const twice = await refusalOf({ lines: [{ ...line(), source: { ...source, files } }] });
		expect(twice).toMatchObject({
			category: 'artwork',
			fields: ['lines[0].source.files[1].placement'],
		});
		const stretched = { ...source, files: [{ ...files[0]!, fit: 'stretch' as const }] };
		expect((await refusalOf({ lines: [{ ...line(), source: stretched }] })).category).toBe(
			'capability',
		);
	});
});

describe('Printful: placing artwork', () => {
	const at = { x: 0.4, y: 0.6, scale: 0.75 };
	const request = (...lines: ProviderOrderRequest['lines']) =>
		orderRequest({ lines: lines.map((one, index) => ({ ...one, lineId: String(index) })) });

	it('asks for the sizes of a product once, and says nothing of a picture in its place', async () => {
		const { provider, paths, body } = fakePrintful([AREAS, MADE, MADE]);
		valueOf(await provider.createOrder(request(catalogLine(at), catalogLine()), NEW));
		valueOf(await provider.createOrder(request(catalogLine({ ...at, x: 0.5 })), NEW));
		expect(paths()).toEqual([
			'GET /mockup-generator/printfiles/71',
			'POST /orders',
			'POST /orders',
		]);
		const [placed, centred] = body(1).items as Array<{ files: Array<{ position?: object }> }>;
		// 0.75 of 1800 is 1350 wide, 675 high; its centre is at 720, 1440.
		expect(placed?.files[0]?.position).toEqual({
			area_width: 1800,
			area_height: 2400,
			width: 1350,
			height: 675,
			left: 45,
			top: 1103,
		});
		expect(centred?.files[0]).not.toHaveProperty('position');
	});

	it('finds out product and picture where they are not told', async () => {
		const { source } = catalogLine(at);
		const files = [{ url: PICTURE, placement: 'front', position: at }];
		const bare = { ...line(), source: { ...source, productId: undefined, files } };
		const { provider, paths } = fakePrintful([
			answer(200, { data: { id: 4012, catalog_product_id: 71 } }),
			AREAS,
			good({ id: 5, status: 'ok', width: 1000, height: 500 }),
			MADE,
		]);
		valueOf(await provider.createOrder(request(bare), NEW));
		expect(paths()).toEqual([
			'GET /v2/catalog-variants/4012',
			'GET /mockup-generator/printfiles/71',
			'POST /files',
			'POST /orders',
		]);
	});

	it('waits for a picture that Printful has not read, and makes nothing', async () => {
		const { source } = catalogLine(at);
		const files = [{ url: PICTURE, placement: 'front', position: at }];
		const { provider, paths } = fakePrintful([AREAS, good({ id: 5, status: 'waiting' })]);
		const wait = failureOf(
			await provider.createOrder(request({ ...line(), source: { ...source, files } }), NEW),
		);
		expect(wait).toMatchObject({ category: 'artwork', retryable: true });
		expect(wait.fields[0]).toBe('lines[0].source.files[0].widthPx');
		expect(paths()).not.toContain('POST /orders');
	});

	it('names the print areas there are where one is named that is not', async () => {
		const one = catalogLine(at);
		const files = one.source.files.map((file) => ({ ...file, placement: 'sleeve' }));
		const { provider } = fakePrintful([AREAS]);
		const refused = failureOf(
			await provider.createOrder(request({ ...one, source: { ...one.source, files } }), NEW),
		);
		expect(refused).toMatchObject({ category: 'mapping', hint: 'Name one of: front, back.' });
	});

	const size = fc.record({
		width: fc.integer({ min: 200, max: 6000 }),
		height: fc.integer({ min: 200, max: 6000 }),
	});
	const unit = fc.double({ min: 0, max: 1, noNaN: true });

	it('comes back as the place that was meant, to a pixel, and says when it is over the edge', () => {
		const place = fc.record({
			x: unit,
			y: unit,
			scale: fc.double({ min: 0.05, max: 2, noNaN: true }),
		});
		fc.assert(
			fc.property(size, size, place, (area, picture, position) => {
				const {
					area_width,
					area_height,
					limit_to_print_area: limit,
					...box
				} = valueOf(toPosition({ position }, area, picture));
				expect([area_width, area_height]).toEqual([area.width, area.height]);
				for (const pixels of Object.values(box)) expect(Number.isInteger(pixels)).toBe(true);
				const back = fromBox(box, area);
				expect(Math.abs(back.x - position.x) * area.width).toBeLessThanOrEqual(1.5);
				expect(Math.abs(back.y - position.y) * area.height).toBeLessThanOrEqual(1.5);
				const isWithin =
					box.left >= 0 &&
					box.top >= 0 &&
					box.left + box.width <= area.width &&
					box.top + box.height <= area.height;
				// Printful refuses a box over the edge unless it is told that it is meant.
				if (!isWithin) expect(limit).toBe(false);
			}),
		);
	});

	it('fills the area, or fits into it', () => {
		fc.assert(
			fc.property(size, size, (area, picture) => {
				const fill = valueOf(toPosition({ fit: 'fill' }, area, picture));
				expect(fill.width).toBeGreaterThanOrEqual(area.width);
				expect(fill.height).toBeGreaterThanOrEqual(area.height - 1);
				const fits = valueOf(toPosition({ fit: 'fit' }, area, picture));
				expect(fits.width).toBeLessThanOrEqual(area.width);
				expect(fits.height).toBeLessThanOrEqual(area.height);
				expect(fits.limit_to_print_area).toBeUndefined();
			}),
		);
	});
});
