import fc from 'fast-check';
import type { LooseRow } from '../../../../core/domain/variant-map/cells';
import { readMap } from '../../../../core/domain/variant-map/read-map';
import { resolveLine } from '../../../../core/domain/variant-map/resolve';
import type { OrderLine } from '../../../../core/domain/order';
import { aLine, SHOP } from '../../../support/examples';
import { INHERITED_WORDS } from '../../../support/inherited-words';

const OWN = { provider: 'printify', providerProductId: 'p1', listingId: '900', sku: '' };
const row = (options: string, cells: LooseRow = {}): LooseRow => ({
	...OWN,
	options,
	providerVariantId: options,
	...cells,
});
const options = (text: string) =>
	text.split('; ').map((part) => {
		const [name = '', value = ''] = part.split('=');
		return { name, value };
	});

function resolve(rows: readonly LooseRow[], text: string, line: Partial<OrderLine> = {}) {
	const { index } = readMap(rows, ['gelato', 'printify']);
	return resolveLine(index, SHOP, aLine({ sku: undefined, options: options(text), ...line }));
}

describe('other words for the same', () => {
	test.each([
		['Size=M; Color=Black', 'Farbe=Schwarz; Größe=Mittel'],
		['Size=2XL; Color=Heather Grey', 'Colour=Heather Gray; Taille=XXL'],
		["Size=Women's M", 'Größe=Damen M'],
		['Size=11 oz', 'Capacité=325 ml'],
		['Size=12x16 in; Frame=Black; Paper=Matte', 'Papier=Matt; Rahmen=Schwarz; Größe=12″×16″'],
	])('%s is %s, and the line says so', (written, ordered) => {
		const mapping = resolve([row(written), row('Size=S; Color=Red')], ordered);
		expect(mapping).toMatchObject({ status: 'mapped', matchedBy: 'options_other_words' });
		expect(mapping).toMatchObject({ source: { variantId: written } });
		expect(mapping).toMatchObject({ explanation: expect.stringContaining(written) });
	});

	test.each([
		['Size=M', 'Size=Meduim', 'a slip of the pen'],
		['Color=Navy', 'Color=Blue', 'a colour that is only near'],
		['Size=30x40 cm', 'Size=12x16 in', 'a measure that is only near'],
		["Size=Women's M", 'Size=M', 'for whom it is'],
		['Color=Black/White', 'Color=White/Black', 'colours that changed places'],
		['Color=Red; Handle=Blue', 'Farbe=Blau; Griff=Rot', 'parts that changed colours'],
	])('%s is not %s: %s', (written, ordered) => {
		expect(resolve([row(written)], ordered)).toMatchObject({ code: 'unmapped' });
	});

	test("a seller's own words count, unless they are switched off", () => {
		const word = {
			kind: 'synonym',
			options: 'Mitternacht=Navy; Riesig=2XL',
			provider: '',
			sku: '',
		};
		const ordered = 'Farbe=Mitternacht; Größe=riesig';
		const rows = [row('Color=Navy; Size=2XL')];
		expect(resolve([...rows, word], ordered)).toMatchObject({ status: 'mapped' });
		expect(resolve(rows, ordered)).toMatchObject({ code: 'unmapped' });
		expect(resolve([...rows, { ...word, state: 'disabled' }], ordered)).toMatchObject({
			code: 'unmapped',
		});
	});

	test.each(INHERITED_WORDS)('a word of the seller may be %s', (means) => {
		const word = { kind: 'synonym', options: `Bob=${means}; Blau=Navy`, provider: '', sku: '' };
		const rows = [row(`Frame=${means}; Color=Navy`), row('Frame=Oak; Color=Red'), word];
		expect(resolve(rows, 'Frame=Bob; Farbe=Blau')).toMatchObject({
			source: { variantId: `Frame=${means}; Color=Navy` },
		});
		expect(resolve(rows, `Frame=Pine; Farbe=${means}`)).toMatchObject({ code: 'unmapped' });
	});

	test('two rows that mean the same and print different things are never taken', () => {
		const rows = [row('Size=XXL'), row('Size=2XL', { providerVariantId: 'other' })];
		expect(resolve(rows, 'Größe=XX-Large')).toMatchObject({ code: 'ambiguous' });
	});
});

describe('several printers', () => {
	const sku = { sku: 'TEE', listingId: '' };
	const first = row('', { ...sku, priority: 1, costMinor: 900, currency: 'usd', madeIn: 'US, gb' });
	const second = row('', {
		...sku,
		priority: 2,
		provider: 'gelato',
		providerProductId: 'g',
		providerVariantId: 'g1',
	});

	test('stand in the order of their priority, whatever the order of the rows', () => {
		for (const rows of [
			[first, second],
			[second, first],
		]) {
			const mapping = resolve(
				rows.map((one, i) => ({ id: i + 1, ...one, providerVariantId: 'v' })),
				'Size=M',
				{ sku: 'TEE' },
			);
			expect(mapping).toMatchObject({
				provider: 'printify',
				cost: { amountMinor: 900, currency: 'USD' },
				choices: [{ provider: 'printify', madeIn: ['US', 'GB'] }, { provider: 'gelato' }],
			});
		}
	});

	test('without a priority contradict each other', () => {
		const rows = [first, second].map((one) => ({ ...one, priority: null, providerVariantId: 'v' }));
		expect(resolve(rows, 'Size=M', { sku: 'TEE' })).toMatchObject({ code: 'ambiguous' });
	});

	test('one that is sold out is passed over, and still told', () => {
		const rows = [{ ...first, providerVariantId: 'v', state: 'sold_out' }, second];
		expect(resolve(rows, 'Size=M', { sku: 'TEE' })).toMatchObject({
			provider: 'gelato',
			choices: [{ provider: 'printify', availability: 'out_of_stock' }, { provider: 'gelato' }],
		});
	});
});

test('a blank of the catalog goes with its print files', () => {
	const files = 'front=https://example.com/a.png?x=1;2; back=https://example.com/b.png';
	const cells = { sku: 'TEE', files, providerMakerId: 29, providerVariantId: 17887 };
	expect(resolve([row('', cells)], 'Size=M', { sku: 'TEE' })).toMatchObject({
		source: {
			kind: 'catalogVariant',
			makerId: '29',
			files: [
				{ placement: 'front', url: 'https://example.com/a.png?x=1;2' },
				{ placement: 'back', url: 'https://example.com/b.png' },
			],
		},
	});
	expect(resolve([row('', { ...cells, files: '' })], 'Size=M', { sku: 'TEE' })).toMatchObject({
		code: 'broken_row',
		message: expect.stringContaining('print file'),
	});
});

test('a line that no printer makes says who serves it', () => {
	const cells = { sku: 'OWN', provider: 'self', providerProductId: '' };
	expect(resolve([row('', cells)], 'Size=M', { sku: 'OWN' })).toEqual({
		status: 'elsewhere',
		fulfilment: 'self',
	});
});

describe('changed since it was approved', () => {
	const approved = row('', {
		sku: 'TEE',
		providerVariantId: 'v',
		approvedTitle: 'Cat shirt for cat lovers',
		approvedOptions: 'Size=M',
	});
	test.each([
		['Cat shirt', 'Größe=Medium', 'mapped'],
		['Cat shirt, new title, cat lovers gift', 'Size=M', 'mapped'],
		['Cat shirt for cat lovers', 'Size=L', 'attention'],
		['Birthday mug with dog', 'Size=M', 'attention'],
	])('%s with %s is %s', (title, text, status) => {
		const mapping = resolve([approved], text, { sku: 'TEE', title });
		expect(mapping.status).toBe(status);
		if (status === 'attention') expect(mapping).toMatchObject({ code: 'changed' });
	});
});

test('the nearest rows are told with a score and a reason', () => {
	const rows = [row('Size=M; Color=Black', { id: 7 }), row('Size=L; Color=Red', { id: 8 })];
	expect(resolve(rows, 'Size=M; Color=Blak')).toMatchObject({
		code: 'unmapped',
		candidates: [{ rowId: '7', score: 0.5, reason: expect.stringContaining('Color is Blak') }],
	});
	const skus = [row('', { id: 9, sku: 'TEE-MOTH-BLK-M', providerVariantId: 'v' })];
	for (const sku of ['TEE-MOTH-BLK-N', 'tee_moth_blk_m2', 'TEE-BLK-MOTH-M']) {
		expect(resolve(skus, 'Size=M', { sku })).toMatchObject({
			candidates: [{ rowId: '9', reason: expect.stringContaining('TEE-MOTH-BLK-M') }],
		});
	}
});

test('neither the order of options nor of rows makes a difference, and nothing is taken unsaid', () => {
	const words = fc.constantFrom('M', 'Medium', 'Mittel', 'L', 'Large', 'XXL', '2XL', 'S');
	const colours = fc.constantFrom('Black', 'Schwarz', 'Noir', 'Red', 'Rot', 'Gray', 'Grey');
	const set = fc.tuple(words, colours).map(([size, colour]) => `Size=${size}; Color=${colour}`);
	fc.assert(
		fc.property(fc.array(set, { minLength: 1, maxLength: 6 }), set, (sets, wanted) => {
			const rows = sets.map((text, i) => row(text, { id: i + 1 }));
			const mapping = resolve(rows, wanted);
			const turned = resolve([...rows].reverse(), wanted.split('; ').reverse().join('; '));
			expect(turned.status).toBe(mapping.status);
			if (mapping.status !== 'mapped' || turned.status !== 'mapped') return;
			expect(turned.source).toEqual(mapping.source);
			if (mapping.matchedBy === 'options') expect(sets).toContain(wanted);
			else expect(mapping.explanation).toBeTruthy();
		}),
	);
});
