import { failure, type Failure } from '../../domain/failure';
import { serviceLabel } from '../../domain/provider';
import type { ProviderAction } from '../capabilities';
import { providerModules } from '../registry';
import type { PrintProvider, ProviderCapabilities } from '../types';

/** What it takes to publish a design, and to order what is sold of it. */
const NEEDS: readonly ProviderAction[] = [
	...(['createProduct', 'getProduct', 'listProducts'] as const),
	...(['listVariants', 'updateProduct', 'uploadFile'] as const),
];

/** Whether a provider can make a product of a design whose variants an order can name. */
export function canPublish({ actions, lineSources }: ProviderCapabilities): boolean {
	return lineSources.includes('storeVariant') && NEEDS.every((need) => actions.includes(need));
}

/** Says that a provider cannot, and which can; undefined where it can. */
export function cannotPublish({
	name,
	capabilities,
}: Pick<PrintProvider, 'name' | 'capabilities'>): Failure | undefined {
	if (canPublish(capabilities)) return undefined;
	const able = providerModules()
		.filter((module) => canPublish(module.capabilities))
		.map((module) => serviceLabel(module.name));
	return failure({
		category: 'capability',
		provider: name,
		operation: 'design',
		message: `${serviceLabel(name)} cannot save a product with your artwork that orders can name.`,
		hint: `${able.join(' and ')} can. For ${serviceLabel(name)} make the listing by hand and fill POD Variant Map.`,
	});
}
