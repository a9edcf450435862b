import type { IExecuteFunctions } from 'n8n-workflow';

/** What the field said for each item of a node execution, so that n8n works it out once. */
const said = new WeakMap<IExecuteFunctions, Map<number, unknown>>();

/** The provider that an item is for, as the field says it; throws where its expression does. */
export function providerParameter(context: IExecuteFunctions, itemIndex: number): unknown {
	const known = said.get(context) ?? new Map<number, unknown>();
	said.set(context, known);
	if (!known.has(itemIndex)) {
		known.set(itemIndex, context.getNodeParameter('provider', itemIndex, ''));
	}
	return known.get(itemIndex);
}

/**
 * The provider that an item is for, by which a mixed batch is spread out: each provider at its own
 * pace. Empty where it cannot be told; the operation then says why.
 */
export function providerOfItem(context: IExecuteFunctions, itemIndex: number): string {
	try {
		return String(providerParameter(context, itemIndex));
	} catch {
		// An expression that fails is reported with its item, by the operation that needs it.
		return '';
	}
}
