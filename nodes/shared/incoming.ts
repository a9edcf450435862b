import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n keeps of a field that is to be the incoming item. */
const INCOMING = '={{ $json }}';

/**
 * A parameter that is the incoming item by default. n8n's expression for it copies the whole item;
 * where the field still says so, the item itself is the same and costs nothing.
 */
export function incomingParameter(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): unknown {
	const written: unknown = context.getNodeParameter(name, itemIndex, '', { rawExpressions: true });
	return written === INCOMING
		? context.getInputData()[itemIndex]?.json
		: context.getNodeParameter(name, itemIndex);
}
