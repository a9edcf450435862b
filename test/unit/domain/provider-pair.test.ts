import { pairText, readPair } from '../../../core/domain/provider-pair';

const failureOf = (text: unknown) => {
	const read = readPair(text);
	return read.ok ? undefined : read.failure;
};

describe('From which provider to which', () => {
	test('is read as it was written', () => {
		const pair = { from: 'printful', to: 'printify' };
		expect(readPair(pairText(pair))).toEqual({ ok: true, value: pair });
	});

	test.each([' Printful > printify', 'PRINTFUL>PRINTIFY '])('is read from "%s"', (text) => {
		expect(readPair(text)).toEqual({ ok: true, value: { from: 'printful', to: 'printify' } });
	});

	test.each(['', 'printful', '>', 'printful>', '>printify', 'a>b>c', 7, undefined, null])(
		'is asked for where it is not said: %s',
		(text) => {
			expect(failureOf(text)).toMatchObject({
				...{ category: 'validation', code: 'pair_unclear', fields: ['provider'] },
				hint: expect.stringContaining('names of both with > between them') as unknown,
			});
		},
	);

	test('must be two, and says how a file comes to another account', () => {
		expect(failureOf('gelato > Gelato')).toMatchObject({
			...{ category: 'validation', code: 'same_provider' },
			message: expect.stringContaining('is with Gelato already') as unknown,
			hint: expect.stringContaining('fileUrl') as unknown,
		});
	});
});
