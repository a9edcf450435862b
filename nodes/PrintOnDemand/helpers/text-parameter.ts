import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * A parameter as text. An expression may give anything: nothing becomes an empty text (and not the
 * word "undefined"), an object becomes JSON.
 */
export function textParameter(context: IExecuteFunctions, name: string, item: number): string {
	const value: unknown = context.getNodeParameter(name, item, '');
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
