import { filesToMake, putFiles } from '../../../../core/domain/artwork/order-files';
import { parseFiles } from '../../../../core/domain/variant-map/read-source';

const files = () =>
	parseFiles({
		files:
			'front=template:https://files.example.com/mug.svg 9x3.5in; back=https://files.example.com/b.png',
	}) ?? [];

const words = {
	personalization: [{ question: 'Name', answer: 'Anna' }],
	options: [{ name: 'Color', value: 'Gold' }],
};

const order = () => ({
	externalId: 'etsy-1-2-1',
	provider: 'printful',
	lines: [
		{
			lineId: '11',
			quantity: 1,
			source: { kind: 'catalogVariant' as const, variantId: 'v1', files: files() },
			words,
		},
		{ lineId: '12', quantity: 2, source: { kind: 'sku' as const, sku: 'A' } },
	],
});

const made = { externalId: 'etsy-1-2-1', lineId: '11', fileIndex: 0 };

it('reads a template with its size from a cell', () => {
	const template = { url: 'https://files.example.com/mug.svg', width: 9, height: 3.5, unit: 'in' };
	expect(files()).toEqual([
		{ placement: 'front', template: { ...template, dpi: 300 } },
		{ placement: 'back', url: 'https://files.example.com/b.png' },
	]);
	const alone = 'template:https://x.example/a.svg 200x100mm 150dpi';
	expect(parseFiles({ files: alone })?.[0]?.template).toMatchObject({ unit: 'mm', dpi: 150 });
});

it.each(['front=template:https://x.example/a.svg', 'template:https://x.example/a.svg 9in'])(
	'takes no template without a size: %s',
	(cell) => expect(parseFiles({ files: cell })).toBeUndefined(),
);

it('lists what is to be made, with what the buyer said', () => {
	expect(filesToMake(order())).toEqual([
		{
			...made,
			provider: 'printful',
			placement: 'front',
			template: expect.objectContaining({ width: 9 }),
			...words,
		},
	]);
});

it('puts the made file in its place and leaves the words of the buyer out', () => {
	const done = putFiles(order(), [
		{ ...made, externalId: 'etsy-1-3-1', fileId: 'other' },
		{ ...made, url: 'https://files.example.com/made.png', md5: 'abc' },
	]);
	if (!done.ok) throw new Error(done.failure.message);
	expect(done.value.lines[0]?.source).toMatchObject({
		files: [
			{ placement: 'front', url: 'https://files.example.com/made.png', md5: 'abc' },
			{ placement: 'back', url: 'https://files.example.com/b.png' },
		],
	});
	expect(JSON.stringify(done.value)).not.toContain('Anna');
	expect(filesToMake(done.value)).toEqual([]);
});

it.each([
	['a held text', [{ ...made, held: { code: 'too_long', message: 'M', hint: 'H' } }], 'too_long'],
	// Nobody said why: what kept it from coming may be over next time.
	['no file', [], 'file_not_made'],
	['a file of another line', [{ ...made, lineId: '12', fileId: 'f' }], 'file_not_made'],
])('stops the order where it has %s', (_what, given, code) => {
	expect(putFiles(order(), given)).toMatchObject({
		ok: false,
		failure: { category: 'artwork', code, retryable: code === 'file_not_made' },
	});
});

it('lets an order be tried again where its file did not get through for now', () => {
	const held = {
		code: 'x',
		message: 'M',
		hint: 'H',
		category: 'network',
		retryable: true,
	} as const;
	expect(putFiles(order(), [{ ...made, held }])).toMatchObject({
		failure: { category: 'network', retryable: true, message: 'M.' },
	});
});

it.each([
	['an address of a store that is emptied', { expiresAt: '2030-01-01T00:00:00Z' }, false],
	['one of a store that keeps it', { expiresAt: '2030-01-01T00:00:00Z', kept: true }, true],
	['an address that lasts', {}, true],
])('where the run keeps nothing, %s', (_what, more, isGood) => {
	const file = { ...made, url: 'https://n8n.example.com/signed', ...more };
	const done = putFiles(order(), [file], false);
	expect(done.ok).toBe(isGood);
	if (!done.ok) {
		expect(done.failure).toMatchObject({ code: 'file_not_kept', retryable: false });
		expect(done.failure.hint).toContain('Keep print files');
	}
	expect(putFiles(order(), [file], true).ok).toBe(true);
});
