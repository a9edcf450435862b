import type { IDisplayOptions } from 'n8n-workflow';
import type { ProviderAction } from '../../../core/providers/capabilities';
import { providerModules } from '../../../core/providers/registry';

/**
 * Offers an operation only where the chosen provider can do it. While no provider is chosen, or
 * an expression says which, all are offered.
 * @returns for the entry's `displayOptions`; undefined where every provider can
 */
export function offeredWhere(needs: ProviderAction): IDisplayOptions | undefined {
	const without = providerModules()
		.filter(({ capabilities }) => !capabilities.actions.includes(needs))
		.map(({ name }) => name);
	return without.length === 0 ? undefined : { hide: { provider: without } };
}
