import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { bigSync } from './big-sync';
import { optionTexts } from './option-texts';
import { render } from './render';
import { markdownTable, type Part } from './report';
import { resolveLines } from './resolve-lines';
import { resolveNode } from './resolve-node';
import { transfer } from './transfer';

/** What each part prints; a part is asked for by its name. */
const PARTS: Readonly<Record<string, Part>> = {
	'big-sync': bigSync,
	'option-texts': optionTexts,
	render,
	'resolve-lines': resolveLines,
	'resolve-node': resolveNode,
	transfer,
};

/** Figures as data, one file a part; not in the repository. */
const FOLDER = join(dirname(__dirname), 'tmp', 'bench');

function machine() {
	const all = cpus();
	return { cpu: all[0]?.model ?? '', cpus: all.length, node: process.version };
}

async function measure(name: string, part: Part): Promise<void> {
	const found = await part();
	if (Array.isArray(found)) {
		process.stdout.write(`\n${name}\n${found.map((line) => `  ${line}\n`).join('')}`);
		return;
	}
	const { notes, table, data } = found;
	const lines = [
		`## ${name}`,
		'',
		...notes.map((note) => `- ${note}`),
		'',
		...markdownTable(table),
	];
	process.stdout.write(`\n${lines.join('\n')}\n`);
	mkdirSync(FOLDER, { recursive: true });
	const file = { part: name, at: new Date().toISOString(), machine: machine(), data };
	writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(file, null, 2)}\n`);
}

async function main(asked: readonly string[]): Promise<void> {
	const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
	if (unknown !== undefined) {
		process.stderr.write(`There is no "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}\n`);
		process.exitCode = 1;
		return;
	}
	for (const [name, part] of Object.entries(PARTS)) {
		if (asked.length === 0 || asked.includes(name)) await measure(name, part);
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
