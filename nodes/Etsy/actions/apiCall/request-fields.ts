import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import type { FieldValue, HttpBody } from '../../../../core/transport/http';
import { parseJson } from '../../helpers/parse-json';
import { wrongField } from '../../helpers/read-fields';

/** A list of names with values. */
export function pairsProperty(displayName: string, name: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. title',
						description: "The name in the documentation of Etsy's API",
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Several values are separated by commas, without brackets',
					},
				],
			},
		],
	};
}

/** What a call that writes carries. */
export const bodyProperties: INodeProperties[] = [
	{
		displayName: 'Body',
		name: 'bodyKind',
		type: 'options',
		displayOptions: { hide: { method: ['GET'] } },
		options: [
			{ name: 'Form', value: 'form', description: 'What nearly all of Etsy takes' },
			{
				name: 'JSON',
				value: 'json',
				description:
					'What Etsy takes for inventory, variation images, personalization and tracking. Elsewhere it ignores JSON and still says that all is well.',
			},
			{ name: 'None', value: 'none' },
		],
		default: 'form',
		description: 'How the fields are sent',
	},
	{
		...pairsProperty('Form Fields', 'formFields'),
		displayOptions: { hide: { method: ['GET'] }, show: { bodyKind: ['form'] } },
	},
	{
		displayName: 'JSON',
		name: 'jsonBody',
		type: 'json',
		displayOptions: { hide: { method: ['GET'] }, show: { bodyKind: ['json'] } },
		default: '{}',
		description: 'The body as JSON',
	},
];

/** Reads what {@link pairsProperty} made; of two with the same name the values are joined. */
export function readPairs(
	context: IExecuteFunctions,
	name: string,
	itemIndex: number,
): Record<string, FieldValue> {
	const raw: unknown = context.getNodeParameter(`${name}.field`, itemIndex, []);
	const pairs = new Map<string, string[]>();
	for (const pair of Array.isArray(raw) ? raw : []) {
		const { name: key, value } = pair as { name?: unknown; value?: unknown };
		if (typeof key !== 'string' || key.trim() === '') continue;
		const list = (Array.isArray(value) ? value : [value ?? '']).map(String);
		pairs.set(key.trim(), [...(pairs.get(key.trim()) ?? []), ...list]);
	}
	return Object.fromEntries([...pairs].map(([key, list]) => [key, list.join(',')]));
}

/** Reads the body of a call that writes; none is none. */
export function readBody(
	context: IExecuteFunctions,
	itemIndex: number,
): Result<HttpBody | undefined> {
	const kind = context.getNodeParameter('bodyKind', itemIndex, 'none');
	if (kind === 'form') {
		const fields = readPairs(context, 'formFields', itemIndex);
		// Without fields there is no body: many calls that write take none.
		return ok(Object.keys(fields).length > 0 ? { kind: 'form', fields } : undefined);
	}
	if (kind !== 'json') return ok(undefined);
	const value = parseJson(context.getNodeParameter('jsonBody', itemIndex, '{}'));
	if (typeof value === 'object' && value !== null) return ok({ kind: 'json', value });
	return wrongField(
		{ name: 'jsonBody', displayName: 'JSON' },
		"The value of 'JSON' is not JSON.",
		'Enter an object such as {"name": "value"}.',
	);
}
