import { toPrintifyOrder } from '../../../core/providers/printify/to-printify';
import { toOurField } from '../../../core/providers/printify/field-names';
import { reasonOf } from '../../../core/providers/gooten/status';
import { PROVIDER_EVENTS } from '../../../core/domain/provider-event';
import { isWanted, judgeEvent } from '../../../core/domain/judge-event';
import { CASES } from '../../support/conformance/cases';
import { moduleOf } from '../../support/pod-trigger';
import { INHERITED_WORDS, inheritedIn, withInheritedWords } from '../../support/inherited-words';
import { valueOf } from '../../support/result';
import { answer } from '../../support/scripted-port';
import { orderRequest } from './printify/fixtures';
import { fakeGelato, gelatoOrder } from './gelato/fixtures';
import { fakeGooten, gootenItem, gootenOrder } from './gooten/fixtures';
import { AREAS, fakePrintful, good, printfulOrder, shipment } from './printful/fixtures';
import { fakeProdigi, prodigiOrder } from './prodigi/fixtures';

const PRICES = answer(200, {
	data: { currency: 'USD', variants: [{ id: 4012, techniques: [] }] },
	paging: { total: 1 },
});

/** What reads an answer, by what is read. */
const READERS: Array<[name: string, document: unknown, read: (body: unknown) => Promise<unknown>]> =
	[
		[
			"Gelato's order",
			gelatoOrder(),
			async (body) => await fakeGelato([answer(200, body)]).provider.getOrder('1'),
		],
		[
			"Gelato's stock",
			{
				productsAvailability: [
					{ productUid: 'a', availability: [{ stockRegionUid: 'EU', status: 'in-stock' }] },
				],
			},
			async (body) => await fakeGelato([answer(200, body)]).provider.checkStock(['a']),
		],
		[
			"Gelato's saved product",
			{ id: 'p', title: 'Mug', status: 'active', variants: [{ id: 'v' }] },
			async (body) => await fakeGelato([answer(200, body)]).provider.getProduct('p'),
		],
		[
			"Gooten's order",
			gootenOrder([gootenItem('ImageIssue')]),
			async (body) => await fakeGooten(() => answer(200, body)).provider.getOrder('1'),
		],
		[
			"Printful's order",
			printfulOrder({ shipments: [shipment()] }),
			async (body) => await fakePrintful([good(body)]).provider.getOrder('13'),
		],
		[
			"Printful's stock",
			{
				catalog_variant_id: 4012,
				techniques: [{ selling_regions: [{ name: 'worldwide', availability: 'in stock' }] }],
			},
			async (body) =>
				await fakePrintful([answer(200, { data: body })]).provider.checkStock(['4012']),
		],
		[
			"Printful's blank",
			{
				product: { id: 71, title: 'Tee', currency: 'USD', files: [{ id: 'front' }] },
				variants: [
					{ id: 4012, name: 'Tee', availability_status: [{ region: 'US', status: 'in_stock' }] },
				],
			},
			async (body) =>
				await fakePrintful([good(body), PRICES, AREAS]).provider.listVariants({ productId: '71' }),
		],
		[
			"Printful's picture",
			{ id: 7, filename: 'cat.png', status: 'ok', width: 10 },
			async (body) => await fakePrintful([good(body)]).provider.getFile('7'),
		],
		[
			"Prodigi's order",
			{ outcome: 'Ok', order: prodigiOrder() },
			async (body) => await fakeProdigi(() => answer(200, body)).provider.getOrder('ord_1'),
		],
	];

describe('a word that every object answers to', () => {
	it.each(READERS)('is unknown in %s', async (_name, document, read) => {
		expect(await read(document)).toMatchObject({ ok: true });
		for (const body of withInheritedWords(document)) {
			expect(inheritedIn(await read(body))).toEqual([]);
		}
	});

	it.each(INHERITED_WORDS)('is no reason of Gooten: %s', (word) => {
		expect(reasonOf([word])).toBeUndefined();
	});

	it.each(INHERITED_WORDS)('is a print area like others: %s', (placement) => {
		const files = [{ url: 'https://files.example.com/cat.png', placement }];
		const source = {
			kind: 'catalogVariant' as const,
			...{ productId: '6', makerId: '29', variantId: '17887', files },
		};
		const lines = [{ lineId: '1', quantity: 1, source }];
		const [line] = valueOf(toPrintifyOrder(orderRequest({ lines }))).line_items;
		expect(JSON.stringify(line)).toContain(`"print_areas":{"${placement}":[{"src"`);
	});

	it.each(INHERITED_WORDS)('is no field of ours: %s', (word) => {
		expect(toOurField(word)).toBe(word);
		expect(toOurField(`address_to.${word}`)).toBe(`shipTo.${word}`);
		expect(toOurField(`line_items.0.${word}`)).toBe(`lines[0].${word}`);
	});
});

const WITH_NEWS = CASES.filter(({ news }) => news !== undefined);

describe.each(WITH_NEWS.map((one) => [one.provider, one] as const))('news of %s', (_name, one) => {
	const { parse } = moduleOf(one).news ?? {};
	const bodies = (one.news?.('order-1') ?? []).flatMap(({ request }) =>
		withInheritedWords(JSON.parse(Buffer.from(request.rawBody).toString())),
	);

	it('has a type of ours, whatever word the provider says', () => {
		expect(bodies.length).toBeGreaterThan(0);
		for (const body of bodies) {
			const read = parse?.({ headers: {}, rawBody: Buffer.from(JSON.stringify(body)) });
			for (const event of read?.ok ? read.value : []) {
				expect(PROVIDER_EVENTS).toContain(event.type);
				expect(inheritedIn(event)).toEqual([]);
				expect(() => isWanted(event.type, ['order.changed'])).not.toThrow();
				expect(() => judgeEvent(event, undefined, false)).not.toThrow();
			}
		}
	});
});
