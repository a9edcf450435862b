import { parseArgs } from 'node:util';

/** On how many machines n8n runs: as one process, or as a main with workers. */
export type Mode = 'single' | 'queue';

/** What a user can ask of the chaos run. */
export interface ChaosOptions {
	orders: number;
	shops: number;
	/** How often something is killed or restarted. */
	kills: number;
	/** Share of the calls that go wrong, 0 to 1. */
	faults: number;
	/** Every choice follows from it. */
	seed: number;
	mode: Mode;
	/** A scenario file instead of a generated trade; `orders` and `shops` then come from it. */
	scenario?: string;
	/** Where to write the figures. */
	json?: string;
	help: boolean;
}

export const DEFAULTS = {
	...{ orders: 100, shops: 2, kills: 5, faults: 0.2, seed: 1, mode: 'single', help: false },
} satisfies ChaosOptions;

/** The text of `npm run chaos -- --help`. */
export const HELP = `npm run chaos -- [options]

A practice shop in which everything goes wrong, with all workflows in a real n8n: calls fail, n8n is
killed, webhooks are lost, doubled, late or forged, buyers change their minds. In the end the
printers and Etsy are asked what really happened. Exit code 0 only if no promise was broken.

  --orders N        how many orders arrive (default ${DEFAULTS.orders})
  --shops N         in how many Etsy shops (default ${DEFAULTS.shops})
  --kills N         how often n8n is killed (default ${DEFAULTS.kills})
  --faults P        share of all calls that go wrong, from 0 to 0.9 (default ${DEFAULTS.faults})
  --seed S          every choice follows from it; the same seed, the same choices (default ${DEFAULTS.seed})
  --json FILE       write the figures to FILE
  --mode M          single: one n8n (default). queue: a main and two workers with Redis and
                    PostgreSQL, all of which are killed in turn
  --scenario FILE   take shops and orders from FILE (format: sandbox/scenario/schema.json)
  --help            show this text
`;

function number(name: string, text: string | undefined, otherwise: number, most: number): number {
	if (text === undefined) return otherwise;
	const value = Number(text);
	const isWhole = name === 'faults' || Number.isInteger(value);
	if (text.trim() === '' || !isWhole || !(value >= 0 && value <= most)) {
		throw new Error(`--${name} takes a number from 0 to ${most}, not "${text}"; see --help`);
	}
	return value;
}

/**
 * Reads the command line.
 * @throws Error that names what is not understood
 */
export function readOptions(args: string[]): ChaosOptions {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args,
		options: {
			...{ orders: text, shops: text, kills: text, faults: text, seed: text, mode: text },
			...{ json: text, scenario: text, help: { type: 'boolean' } },
		},
	});
	const { mode = DEFAULTS.mode, json, scenario, help = false } = values;
	if (mode !== 'single' && mode !== 'queue') {
		throw new Error(`--mode takes single or queue, not "${mode}"; see --help`);
	}
	return {
		orders: number('orders', values.orders, DEFAULTS.orders, 100_000),
		shops: Math.max(1, number('shops', values.shops, DEFAULTS.shops, 20)),
		kills: number('kills', values.kills, DEFAULTS.kills, 1_000),
		faults: number('faults', values.faults, DEFAULTS.faults, 0.9),
		seed: number('seed', values.seed, DEFAULTS.seed, 2 ** 31),
		mode,
		help,
		...(json ? { json } : {}),
		...(scenario ? { scenario } : {}),
	};
}
