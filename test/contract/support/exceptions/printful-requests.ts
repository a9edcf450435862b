import type { SpecException } from '../exception-book';

const v1 = 'printful-v1-openapi.json';
const v2 = 'printful-v2-openapi.json';

const pages = ['offset', 'limit'];

/** Faults of the documents that only the calls of the adapter meet. */
export const printfulV1Requests: readonly SpecException[] = [
	{
		spec: v1,
		operation: 'PUT /orders/{id}',
		side: 'request',
		where: 'body.items',
		message: 'is missing',
		reason: 'the schema is that of a new order; only what is changed need be sent',
		source: 'printful-v1-openapi.json, description of the operation',
	},
	...pages.map(
		(name): SpecException => ({
			spec: v1,
			operation: 'GET /store/products',
			side: 'request',
			where: `query.${name}`,
			reason: 'the list has pages, and the parameters for them are in the guide only',
			source: 'printful-v1-openapi.json, guide, "Response body"',
		}),
	),
	...[
		['POST /orders', 'items'],
		['PUT /store/products/{id}', 'sync_variants'],
	].map(
		([operation = '', list]): SpecException => ({
			spec: v1,
			operation,
			side: 'request',
			where: `body.${list}[*].files[*].url`,
			message: 'is missing',
			reason: 'a file of the library goes by its id alone; the schema has the id for read-only',
			source: 'printful-v1-openapi.json, guide, "Adding print files"',
		}),
	),
	{
		spec: v1,
		operation: 'GET /store/products/{id}',
		side: 'response',
		where: 'status',
		reason: 'connected stores are refused with 400, which the document leaves out',
		source: 'facts/printful.md 6; message and status as third parties saw them',
	},
];

/** The same for v2. */
export const printfulV2Requests: readonly SpecException[] = [
	{
		spec: v2,
		operation: 'GET /v2/webhooks',
		side: 'response',
		where: 'status',
		reason: 'the guide answers 404 where nothing is set up any more; the operation leaves it out',
		source: 'printful-v2-openapi.json, guide, "Expiration time"',
	},
	...['/v2/stores', '/v2/catalog-products/{id}/prices'].flatMap((path) =>
		pages.map(
			(name): SpecException => ({
				spec: v2,
				operation: `GET ${path}`,
				side: 'request',
				where: `query.${name}`,
				reason: 'the list has pages, and the parameters for them are in its links only',
				source: 'printful-v2-openapi.json, examples of `_links`',
			}),
		),
	),
];
