import { failure, type Failure } from '../domain/failure';
import { serviceLabel, type Provider } from '../domain/provider';
import { ACTIONS, type ProviderAction } from './capabilities';
import type { ProviderModule } from './module';

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
	const last = names[names.length - 1] ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * Says that a provider cannot do something, and which can.
 * @param others all providers on offer
 */
export function unsupported(
	provider: Provider,
	action: ProviderAction,
	others: ReadonlyArray<Pick<ProviderModule, 'name' | 'capabilities'>>,
): Failure {
	const able = others.filter(({ capabilities }) => capabilities.actions.includes(action));
	return failure({
		category: 'capability',
		provider,
		operation: action,
		message: `${serviceLabel(provider)} cannot ${ACTIONS[action]}.`,
		hint:
			able.length > 0
				? `${listed(able.map(({ name }) => serviceLabel(name)))} can.`
				: 'No provider of this version can do it.',
	});
}
