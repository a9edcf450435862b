import type { Sandbox, Scenario } from '../../../sandbox';
import { gelatoCase } from './cases/gelato';
import { gootenCase } from './cases/gooten';
import { printfulCase } from './cases/printful';
import { printifyCase } from './cases/printify';
import { prodigiCase } from './cases/prodigi';
import type { ProviderCase } from './provider-case';

/** Every provider on offer. A new one is a file in `cases/` and a line here. */
export const CASES: readonly ProviderCase[] = [
	gelatoCase,
	gootenCase,
	printfulCase,
	printifyCase,
	prodigiCase,
];

/** One world in which everything of every case can be ordered. */
export function worldOfAll(): Scenario {
	return Object.assign({}, ...CASES.map(({ scenario }) => scenario), { seed: 4 }) as Scenario;
}

/** The credentials of a seller who is connected to every provider of a sandbox, by their type. */
export function credentialsOfAll(sandbox: Sandbox): Record<string, Record<string, string>> {
	return Object.fromEntries(CASES.map((one) => [one.credentialType.name, one.credential(sandbox)]));
}
