import { inflate } from '../../../core/artwork/vendor/inflate';
import { GENERAL_RULES, MOST_PIXELS } from '../../../core/domain/artwork/judge/context';
import { judgeArtwork } from '../../../core/domain/artwork/judge/judge';
import { readFacts } from '../../../core/domain/artwork/read-facts';
import { sourceOf } from '../../../core/domain/artwork/reader';

const CONTEXT = {
	who: 'Printers',
	rules: GENERAL_RULES,
	fit: 'fit',
	maxPixels: MOST_PIXELS,
	wantsTransparency: false,
} as const;

/** What is told of a file where no provider and no area is chosen. */
export async function inspectFile(file: Buffer, name?: string) {
	const read = await readFacts(sourceOf(file), { inflate });
	if (!read.ok) throw new Error(read.failure.message);
	const { verdict, findings } = judgeArtwork(read.value, CONTEXT, name);
	return { ...read.value.facts, verdict, codes: findings.map(({ code }) => code), findings };
}

/** A name, the file, what the verdict must be, why, and what the facts must hold. */
export type FileCase = [
	name: string,
	make: () => Buffer | Promise<Buffer>,
	verdict: string,
	codes: string[],
	facts?: object,
	fileName?: string,
];

/** One test a case. */
export function testCases(cases: readonly FileCase[]): void {
	describe.each([...cases])('%s', (_name, make, verdict, codes, facts, fileName) => {
		it(`is ${verdict}`, async () => {
			const found = await inspectFile(await make(), fileName);
			expect({ verdict: found.verdict, codes: found.codes }).toEqual({ verdict, codes });
			expect(found).toMatchObject(facts ?? {});
			for (const { message, hint } of found.findings) {
				expect(message).toMatch(/^[A-Z].*\.$/);
				expect(hint.length).toBeGreaterThan(20);
			}
		});
	});
}
