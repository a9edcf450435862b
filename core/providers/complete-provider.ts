import { fail } from '../domain/result';
import { ACTIONS, type ProviderAction } from './capabilities';
import type { ProviderModule } from './module';
import type { ActionsMatch, AdapterMethods, OptionalActions, PrintProvider } from './types';
import { unsupported } from './unsupported';

const ALL: ActionsMatch extends true ? ProviderAction[] : never = Object.keys(
	ACTIONS,
) as ProviderAction[];

/**
 * Makes an adapter whole: what it did not write answers with a `capability` failure that says
 * which provider can.
 * @param others all providers on offer
 */
export function completeProvider(
	{ name, capabilities }: Pick<ProviderModule, 'name' | 'capabilities'>,
	methods: AdapterMethods,
	others: ReadonlyArray<Pick<ProviderModule, 'name' | 'capabilities'>>,
): PrintProvider {
	const refusals = ALL.map((action) => [
		action,
		async () => await Promise.resolve(fail(unsupported(name, action, others))),
	]);
	return {
		...(Object.fromEntries(refusals) as unknown as OptionalActions),
		...methods,
		name,
		capabilities,
	};
}
