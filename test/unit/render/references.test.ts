import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REFERENCE_CASES } from '../../support/render/cases';
import { drawn, FIXTURES } from '../../support/render/draw';
import { difference } from '../../support/render/pictures';

const REFERENCES = path.join(FIXTURES, 'references');
/** The renderer gives the same pixels everywhere; sharp, which makes the photos, need not. */
const TOLERANCE = 0.002;

it.each(REFERENCE_CASES.map((example) => [example.name, example] as const))(
	'%s looks as its reference',
	async (name, { template, given, options }) => {
		const file = await drawn(template, await given(), options);
		if (!file.ok) throw new Error(file.hold.message);
		const reference = path.join(REFERENCES, `${name}.png`);
		if (process.env.POD_WRITE_REFERENCES !== undefined) {
			mkdirSync(REFERENCES, { recursive: true });
			writeFileSync(reference, file.value.png);
		}
		expect(existsSync(reference)).toBe(true);
		expect(await difference(file.value.png, readFileSync(reference))).toBeLessThan(TOLERANCE);
	},
);

it('has at least thirty cases, each of another look', () => {
	const looks = new Set(
		REFERENCE_CASES.map(({ name }) =>
			readFileSync(path.join(REFERENCES, `${name}.png`)).toString('base64'),
		),
	);
	expect(looks.size).toBe(REFERENCE_CASES.length);
	expect(looks.size).toBeGreaterThanOrEqual(30);
});
