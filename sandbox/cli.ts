import { parseArgs } from 'node:util';

import { InputError } from './core/input-error';
import { type Sandbox, startSandbox } from './index';
import { demoScenario } from './scenario/demo';
import { loadScenarioFile } from './scenario/load';

const HELP = `Etsy, Printify, Printful, Gelato, Prodigi and Gooten on this machine, for practice and tests.

Usage: npm run sandbox -- [options]

  --port N            port of the control interface (default: 4010; 0: a free one)
  --etsy-port N       port of Etsy (default: 4011; 0: a free one)
  --printify-port N   port of Printify (default: 4012; 0: a free one)
  --printful-port N   port of Printful (default: 4013; 0: a free one)
  --gelato-port N     port of Gelato (default: 4014; 0: a free one)
  --prodigi-port N    port of Prodigi (default: 4015; 0: a free one)
  --gooten-port N     port of Gooten (default: 4016; 0: a free one)
  --seed N            seed of everything random (default: the scenario's)
  --scenario FILE     scenario to load (default: the demo; format: sandbox/README.md)
  --print-scenario    print the demo scenario as JSON, as a start for your own, and stop
  --help              show this and stop
`;

/** Fixed, so that credentials in n8n stay good when the sandbox is started again. */
const DEFAULT_PORTS = {
	control: 4010,
	etsy: 4011,
	printify: 4012,
	printful: 4013,
	gelato: 4014,
	prodigi: 4015,
	gooten: 4016,
};

const OPTIONS = {
	port: { type: 'string' },
	'etsy-port': { type: 'string' },
	'printify-port': { type: 'string' },
	'printful-port': { type: 'string' },
	'gelato-port': { type: 'string' },
	'prodigi-port': { type: 'string' },
	'gooten-port': { type: 'string' },
	seed: { type: 'string' },
	scenario: { type: 'string' },
	'print-scenario': { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

async function main(args: string[]): Promise<void> {
	const { values } = parseArgs({ args, options: OPTIONS });
	if (values.help) return print(HELP);
	if (values['print-scenario']) return print(`${JSON.stringify(demoScenario(), null, 2)}\n`);
	const sandbox = await startSandbox({
		ports: {
			control: numberOf('--port', values.port, 65_535) ?? DEFAULT_PORTS.control,
			etsy: numberOf('--etsy-port', values['etsy-port'], 65_535) ?? DEFAULT_PORTS.etsy,
			printify:
				numberOf('--printify-port', values['printify-port'], 65_535) ?? DEFAULT_PORTS.printify,
			printful:
				numberOf('--printful-port', values['printful-port'], 65_535) ?? DEFAULT_PORTS.printful,
			gelato: numberOf('--gelato-port', values['gelato-port'], 65_535) ?? DEFAULT_PORTS.gelato,
			prodigi: numberOf('--prodigi-port', values['prodigi-port'], 65_535) ?? DEFAULT_PORTS.prodigi,
			gooten: numberOf('--gooten-port', values['gooten-port'], 65_535) ?? DEFAULT_PORTS.gooten,
		},
		seed: numberOf('--seed', values.seed, Number.MAX_SAFE_INTEGER),
		scenario: values.scenario ? await loadScenarioFile(values.scenario) : demoScenario(),
	});
	await printWelcome(sandbox);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

/** Addresses, and what to paste into n8n. */
async function printWelcome({ urls, control }: Sandbox): Promise<void> {
	const lines = [
		'The sandbox is running. Nothing in it is real. Stop it with Ctrl-C.',
		'',
		`  Control   ${urls.control}/__sandbox__/health`,
		`  Etsy      ${urls.etsy}`,
		`  Printify  ${urls.printify}`,
		`  Printful  ${urls.printful}`,
		`  Gelato    ${urls.gelato}`,
		`  Prodigi   ${urls.prodigi}`,
		`  Gooten    ${urls.gooten}`,
		'',
		'For the credentials in n8n:',
		JSON.stringify(await control.credentials(), null, 2),
		'',
	];
	print(lines.join('\n'));
}

function numberOf(flag: string, text: string | undefined, max: number): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (!/^\d+$/.test(text) || value > max) {
		throw new InputError([{ path: flag, message: `takes a number from 0 to ${max}` }]);
	}
	return value;
}

function print(text: string): void {
	process.stdout.write(text);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	const isTaken = message.includes('EADDRINUSE');
	const hint = isTaken ? '\nThe port is taken. Choose another; see --help.' : '';
	process.stderr.write(`${message}${hint}\n`);
	process.exitCode = 1;
});
