import { gelato } from './gelato/module';
import { gooten } from './gooten/module';
import type { ProviderModule } from './module';
import { printful } from './printful/module';
import { printify } from './printify/module';
import { prodigi } from './prodigi/module';

/**
 * The providers that this version can order from, in the order in which a user sees them. A new
 * one is a folder and a line here; everything else follows from its module.
 */
export const PROVIDER_LIST: readonly ProviderModule[] = [
	gelato,
	gooten,
	printful,
	printify,
	prodigi,
];
