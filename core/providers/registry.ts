import { failure } from '../domain/failure';
import type { Provider } from '../domain/provider';
import { isProvider, serviceLabel } from '../domain/provider';
import type { Result } from '../domain/result';
import { fail, ok } from '../domain/result';
import type { ProviderModule } from './module';
import { printify } from './printify/module';

/** The providers that this version can order from. A new one is a folder and a line here. */
const MODULES: readonly ProviderModule[] = [printify];

/** The providers on offer, in the order in which a user sees them. */
export function providerModules(): readonly ProviderModule[] {
	return MODULES;
}

/**
 * Finds a provider by the name that an item or a parameter gives.
 * @returns a failure that says what may be chosen when the name is empty, unknown or not on offer
 */
export function providerModule(name: unknown): Result<ProviderModule> {
	const found = MODULES.find((one) => one.name === name);
	if (found) return ok(found);
	const offered = MODULES.map((one) => serviceLabel(one.name)).join(', ');
	const isKnown = isProvider(name);
	return fail(
		failure({
			category: isKnown ? 'capability' : 'validation',
			provider: 'pack',
			operation: 'provider',
			message: isKnown ? notYet(name) : noProvider(name),
			hint: `Choose one of: ${offered}`,
			fields: ['provider'],
		}),
	);
}

function notYet(name: Provider): string {
	return `This version cannot order from ${serviceLabel(name)} yet`;
}

function noProvider(name: unknown): string {
	if (typeof name !== 'string' || name.trim() === '') return 'No provider is chosen';
	return 'The provider is not one that this node knows';
}
