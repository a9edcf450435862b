import { bigSync } from './big-sync';
import { optionTexts } from './option-texts';
import { resolveLines } from './resolve-lines';
import { resolveNode } from './resolve-node';
import { transfer } from './transfer';

/** What each part prints; a part is asked for by its name. */
const PARTS: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
	'big-sync': bigSync,
	'option-texts': optionTexts,
	'resolve-lines': resolveLines,
	'resolve-node': resolveNode,
	transfer,
};

async function main(asked: readonly string[]): Promise<void> {
	const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
	if (unknown !== undefined) {
		process.stderr.write(`There is no "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}\n`);
		process.exitCode = 1;
		return;
	}
	for (const [name, run] of Object.entries(PARTS)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		const lines = (await run()).map((line) => `  ${line}\n`);
		process.stdout.write(`\n${name}\n${lines.join('')}`);
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
