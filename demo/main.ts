/* eslint-disable no-console -- the demo talks to whoever runs it */
import { writeFileSync } from 'node:fs';
import { OWNER } from '../host';
import { demoScenario } from '../sandbox/scenario/demo';
import { loadScenarioFile } from '../sandbox/scenario/load';
import { HELP, readOptions } from './options';
import { openPracticeShop } from './practice-shop';
import { countEnds, countsSummary, linesTable, progressLine } from './report';
import { untilSettled } from './settle';

/** How long after the last order the demo waits for the last end. */
const PATIENCE_SECONDS = 60;

async function run(args: string[]): Promise<number> {
	const options = readOptions(args);
	if (options.help) {
		console.log(HELP);
		return 0;
	}
	const scenario = options.scenario ? await loadScenarioFile(options.scenario) : demoScenario();
	const started = Date.now();
	const shop = await openPracticeShop({
		scenario,
		hasEditor: true,
		// The practice clock of a seller who does not want to wait for minutes.
		settings: { retry_delays_minutes: '0.1, 0.2, 0.5, 1, 2, 5', claim_timeout_seconds: '30' },
		log: (line) => console.log(line),
	});
	try {
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		console.log(`\nThe shop is open. ${scenario.receipts?.length ?? 0} orders are on their way.\n`);
		const end = await untilSettled(shop, scenario, PATIENCE_SECONDS, ({ seconds, lines }) =>
			console.log(progressLine(seconds, lines)),
		);
		console.log(`\n${linesTable(end.lines)}\n`);
		console.log(countsSummary(end.books.counts));
		for (const problem of end.problems) console.log(`PROBLEM: ${problem}`);
		if (end.problems.length === 0) console.log('Every line has its end, and the books agree.');
		if (options.json) {
			const figures = {
				ok: end.problems.length === 0,
				problems: end.problems,
				seconds: { total: (Date.now() - started) / 1000, orders: end.seconds },
				ends: countEnds(end.lines),
				lines: end.lines,
				counts: end.books.counts,
			};
			writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
			console.log(`The figures are in ${options.json}.`);
		}
		if (!options.once) {
			console.log(`\nLook around in n8n:  ${shop.host.url}`);
			console.log(`Log in with          ${OWNER.email} / ${OWNER.password}`);
			console.log(`The sandbox:         ${shop.sandbox.urls.control}/__sandbox__/state`);
			console.log('Stop with Ctrl-C.');
			await new Promise<void>((resolve) => {
				process.once('SIGINT', resolve);
				process.once('SIGTERM', resolve);
			});
		}
		return end.problems.length === 0 ? 0 : 1;
	} finally {
		await shop.close();
	}
}

run(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 2;
	},
);
