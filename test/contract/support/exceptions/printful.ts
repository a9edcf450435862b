import type { SpecException } from '../exception-book';

const v1 = 'printful-v1-openapi.json';
const v2 = 'printful-v2-openapi.json';
const RATES = 'POST /shipping/rates';

/** The code of an error, which no schema has. */
function errorCode(spec: string): SpecException {
	return {
		spec,
		operation: '*',
		side: 'response',
		where: 'body.error.api_error_code',
		reason: 'the guide lists codes such as OR-13 and the schema of errors has no place for them',
		source: 'facts/printful.md 3; the name as two third parties saw it',
	};
}

const SHIPPING_COUNTRIES = 'GET /v2/catalog-products/{id}/shipping-countries';
const PRICES = '/v2/catalog-products/{id}/prices';
const TECHNIQUE_PRICES = ['techniques[*].retail_price', 'techniques[*].retail_discounted_price'];

/** Properties that are required, but that no schema has. */
function requiredOnly(operations: readonly string[], places: readonly string[]): SpecException[] {
	return operations.flatMap((operation) =>
		places.map((place) => ({
			spec: v2,
			operation,
			side: 'response' as const,
			where: `body.data${isList(operation) ? '[*]' : ''}.${place}`,
			message: 'is missing',
			reason: 'it is required and declared nowhere, so there is no saying what it would be',
			source: 'printful-v2-openapi.json, `required` of the same schema',
		})),
	);
}

function isList(operation: string): boolean {
	return /(catalog-products|mockup-tasks|shipping-countries)$/.test(operation);
}

/** Faults of `printful-v1-openapi.json`. */
export const printfulV1Exceptions: readonly SpecException[] = [
	errorCode(v1),
	...['min', 'max'].map(
		(which): SpecException => ({
			spec: v1,
			operation: RATES,
			side: 'response',
			where: `body.result[*].${which}DeliveryDate`,
			message: 'must be integer',
			reason: 'the type says a number, the example is a date',
			source: 'printful-v1-openapi.json, example of the same property',
		}),
	),
	{
		spec: v1,
		operation: 'GET /store/products',
		side: 'response',
		where: 'status',
		reason: 'connected stores are refused with 400, which the document leaves out',
		source: 'facts/printful.md 6; message and status as third parties saw them',
	},
	{
		spec: v1,
		operation: 'DELETE /orders/{id}',
		side: 'response',
		where: 'status',
		reason: 'the document has no answer for an order that is too late to be cancelled',
		source: 'facts/printful.md 9; that it is 400 is assumed',
	},
	{
		spec: v1,
		operation: 'GET /mockup-generator/task',
		side: 'response',
		where: 'body.result.mockups[*].mockup_url',
		reason: 'the address of the picture is in the guide and not in the schema',
		source: 'printful-v1-openapi.json, guide of the Mockup Generator',
	},
];

/** Faults of `printful-v2-openapi.json`. */
export const printfulV2Exceptions: readonly SpecException[] = [
	errorCode(v2),
	...requiredOnly(
		['GET /v2/catalog-products', 'GET /v2/catalog-products/{id}'],
		['placements[*].print_area_width', 'placements[*].print_area_height'],
	),
	...requiredOnly(
		[`GET ${PRICES}`, 'GET /v2/catalog-variants/{id}/prices'],
		[
			'product.placements[*].retail_price',
			'product.placements[*].retail_discounted_price',
			'product.placements[*].layers[*].retail_additional_price',
		],
	),
	...requiredOnly(
		[`GET ${PRICES}`],
		TECHNIQUE_PRICES.map((name) => `variants[*].${name}`),
	),
	...requiredOnly(
		['GET /v2/catalog-variants/{id}/prices'],
		TECHNIQUE_PRICES.map((name) => `variant.${name}`),
	),
	...requiredOnly([SHIPPING_COUNTRIES], ['states']),
	...requiredOnly(['POST /v2/mockup-tasks', 'GET /v2/mockup-tasks'], ['items']),
	...['paging', '_links'].map(
		(name): SpecException => ({
			spec: v2,
			operation: SHIPPING_COUNTRIES,
			side: 'response',
			where: `body.${name}`,
			reason: 'the document requires it and does not say what is in it',
			source: 'printful-v2-openapi.json, `required` of the same schema',
		}),
	),
	{
		spec: v2,
		operation: 'GET /v2/oauth-scopes',
		side: 'response',
		where: 'body.data[*].value',
		reason: 'the list has `webhooks/read` twice and `webhooks` not at all',
		source: 'facts/printful.md 1',
	},
	...['costs', 'retail_costs'].map(
		(name): SpecException => ({
			spec: v2,
			operation: 'POST /v2/order-estimation-tasks',
			side: 'response',
			where: `body.data.${name}`,
			message: 'must be object',
			reason: 'the schema means null, and its example is null, but its form does not allow it',
			source: 'printful-v2-openapi.json, example of the same property',
		}),
	),
	{
		spec: v2,
		operation: 'POST /v2/webhooks/{eventType}',
		side: 'request',
		where: 'body',
		message: 'must match exactly one schema in oneOf',
		reason: 'an event with params is one without them, too',
		source: 'printful-v2-openapi.json, the two members of that oneOf',
	},
	{
		spec: v2,
		operation: 'POST /v2/orders/{order_id}/confirmation',
		side: 'response',
		where: 'status',
		reason: 'the document has no answer for an order that cannot be confirmed yet',
		source: 'facts/printful.md 10; that it is 400 is assumed',
	},
];
