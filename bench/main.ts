import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bigSync } from './big-sync';
import { optionTexts } from './option-texts';
import { render } from './render';
import { markdownTable, type Asked, type Part } from './report';
import { resolveLines } from './resolve-lines';
import { resolveNode } from './resolve-node';
import { sync } from './sync';
import { transfer } from './transfer';

/** What each part prints; a part is asked for by its name. */
const PARTS: Readonly<Record<string, Part>> = {
	'big-sync': bigSync,
	'option-texts': optionTexts,
	render,
	'resolve-lines': resolveLines,
	'resolve-node': resolveNode,
	sync,
	transfer,
};

/** Figures as data, one file a part; not in the repository. */
const FOLDER = join(dirname(__dirname), 'tmp', 'bench');

function machine() {
	const all = cpus();
	return { cpu: all[0]?.model ?? '', cpus: all.length, node: process.version };
}

async function measure(name: string, part: Part, asked: Asked): Promise<void> {
	const found = await part(asked);
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

async function main(args: string[]): Promise<void> {
	const options = { orders: { type: 'string' } } as const;
	const { positionals: names, values } = parseArgs({ args, options, allowPositionals: true });
	const orders = values.orders === undefined ? undefined : Number(values.orders);
	if (orders !== undefined && !(Number.isInteger(orders) && orders > 0)) {
		throw new Error('--orders wants a whole number, such as 100');
	}
	const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
	if (unknown !== undefined) {
		process.stderr.write(`There is no "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}\n`);
		process.exitCode = 1;
		return;
	}
	for (const [name, part] of Object.entries(PARTS)) {
		if (names.length > 0 && !names.includes(name)) continue;
		await measure(name, part, orders === undefined ? {} : { orders });
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
