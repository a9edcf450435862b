import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The provider that an item is for, by which a mixed batch is spread out: each provider at its own
 * pace. Empty where it cannot be told; the operation then says why.
 */
export function providerOfItem(context: IExecuteFunctions, itemIndex: number): string {
	try {
		return String(context.getNodeParameter('provider', itemIndex, ''));
	} catch (error) {
		// An expression that fails is reported with its item, by the operation that needs it.
		return error instanceof Error ? '' : String(error);
	}
}
