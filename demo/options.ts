import { parseArgs } from 'node:util';

/** What a user can ask of the demo. */
export interface DemoOptions {
	/** Stop when every line has its end, with an exit code; else stay open to look around. */
	once: boolean;
	/** Where to write the figures. */
	json?: string;
	/** A scenario file instead of the built-in one. */
	scenario?: string;
	help: boolean;
}

/** The text of `npm run demo -- --help`. */
export const HELP = `npm run demo -- [options]

Lets Etsy orders of a practice shop become Printify orders inside a real n8n, all on this machine.

  --once            stop when every line has its end; exit code 0 only if the books agree
  --json FILE       write the figures to FILE
  --scenario FILE   take the orders from FILE (format: sandbox/scenario/schema.json)
  --help            show this text
`;

/**
 * Reads the command line.
 * @throws Error that names what is not understood
 */
export function readOptions(args: string[]): DemoOptions {
	const { values } = parseArgs({
		args,
		options: {
			once: { type: 'boolean' },
			json: { type: 'string' },
			scenario: { type: 'string' },
			help: { type: 'boolean' },
		},
	});
	const { once = false, help = false, json, scenario } = values;
	return { once, help, ...(json ? { json } : {}), ...(scenario ? { scenario } : {}) };
}
