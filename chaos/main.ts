/* eslint-disable no-console -- it talks to whoever runs it */
import { writeFileSync } from 'node:fs';
import { loadScenarioFile } from '../sandbox/scenario/load';
import { HELP, readOptions } from './options';
import { reportText } from './report';
import { runChaos } from './run';

async function main(args: string[]): Promise<number> {
	const options = readOptions(args);
	if (options.help) {
		console.log(HELP);
		return 0;
	}
	const given = options.scenario ? await loadScenarioFile(options.scenario) : undefined;
	console.log(`Seed ${options.seed}: every choice follows from it.`);
	const report = await runChaos(options, (line) => console.log(line), {
		...(given ? { given } : {}),
	});
	console.log(`\n${reportText(report)}`);
	if (options.json) {
		writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
		console.log(`The figures are in ${options.json}.`);
	}
	return report.ok ? 0 : 1;
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 2;
	},
);
