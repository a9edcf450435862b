import type { ProviderCapabilities } from '../types';

/**
 * What Printify can do (facts/printify.md 9). That it refuses a second order with the same
 * externalId is known from two third parties only, so nothing relies on it alone.
 */
export const printifyCapabilities: ProviderCapabilities = {
	lineSources: ['storeVariant', 'sku'],
	refusesDuplicates: true,
	holdsOrders: true,
};
