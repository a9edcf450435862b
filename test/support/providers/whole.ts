import { completeProvider } from '../../../core/providers/complete-provider';
import type { ProviderModule } from '../../../core/providers/module';
import { providerModules } from '../../../core/providers/registry';
import type { AdapterMethods, PrintProvider } from '../../../core/providers/types';

/** An adapter as the node gets it: what it cannot do answers with a refusal. */
export function whole(module: ProviderModule, methods: AdapterMethods): PrintProvider {
	return completeProvider(module, methods, providerModules());
}
