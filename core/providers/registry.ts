import { failure } from '../domain/failure';
import type { Provider } from '../domain/provider';
import { serviceLabel } from '../domain/provider';
import type { Result } from '../domain/result';
import { fail, ok } from '../domain/result';
import { completeProvider } from './complete-provider';
import { PROVIDER_LIST } from './list';
import type { ProviderDeps, ProviderModule } from './module';
import type { PrintProvider } from './types';

/** The providers on offer, in the order in which a user sees them. */
export function providerModules(): readonly ProviderModule[] {
	return PROVIDER_LIST;
}

/** The names of the providers on offer, as tables and parameters have them. */
export function providerNames(): Provider[] {
	return PROVIDER_LIST.map(({ name }) => name);
}

/**
 * Finds a provider by the name that an item or a parameter gives.
 * @returns a failure that says what may be chosen when the name is empty or unknown
 */
export function providerModule(name: unknown): Result<ProviderModule> {
	const found = PROVIDER_LIST.find((one) => one.name === name);
	if (found) return ok(found);
	const isMissing = typeof name !== 'string' || name.trim() === '';
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'provider',
			message: isMissing ? 'No provider is chosen' : 'The provider is not one that this node knows',
			hint: `Choose one of: ${providerNames().map(serviceLabel).join(', ')}`,
			fields: ['provider'],
		}),
	);
}

/**
 * Opens a provider for one node execution. What it cannot do answers with a `capability` failure
 * that says who can.
 * @returns a failure when something must be chosen first, such as the shop
 */
export function openProvider(module: ProviderModule, deps: ProviderDeps): Result<PrintProvider> {
	const opened = module.open(deps);
	return opened.ok ? ok(completeProvider(module, opened.value, PROVIDER_LIST)) : opened;
}
