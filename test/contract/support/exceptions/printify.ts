import type { SpecException } from '../exception-book';

const spec = 'printify-openapi.json';
const CATALOG = '/v1/catalog/blueprints/{blueprint_id}/print_providers';
const V2 = '/v2/catalog/blueprints/{blueprint_id}/print_providers/{print_provider_id}';
const PRODUCT = '/v1/shops/{shop_id}/products/{product_id}.json';
const ORDER = '/v1/shops/{shop_id}/orders/{order_id}';

const noProviderInPath = {
	spec,
	where: 'path',
	reason: 'the document has lost {print_provider_id}, and lists V2 calls under /v1/',
	source: 'specs/SOURCES.md, printify-openapi.json, "Known gaps and faults"',
};
const noSchemaForMethod = {
	...noProviderInPath,
	readAs: `${CATALOG}/shipping/standard.json`,
	reason: `${noProviderInPath.reason}; it has no schema for this method: read as the standard one`,
};
const textOrderId = {
	spec,
	side: 'response' as const,
	message: 'must be integer',
	reason: 'shop_order_id is our external_id, which is a text',
	source: 'facts/printify.md 9',
};

/** Faults of `printify-openapi.json`. */
export const printifyExceptions: readonly SpecException[] = [
	{
		...noProviderInPath,
		operation: `GET ${CATALOG}/{print_provider_id}/shipping.json`,
		readAs: `${CATALOG}/shipping.json`,
	},
	{
		...noProviderInPath,
		operation: `GET ${V2}/shipping/standard.json`,
		readAs: `${CATALOG}/shipping/standard.json`,
	},
	{ ...noSchemaForMethod, operation: `GET ${V2}/shipping/priority.json` },
	{ ...noSchemaForMethod, operation: `GET ${V2}/shipping/express.json` },
	{ ...noSchemaForMethod, operation: `GET ${V2}/shipping/economy.json` },
	{
		spec,
		operation: `GET ${CATALOG}/{print_provider_id}/variants.json`,
		where: 'query.show-out-of-stock',
		reason: 'the document has the name with a trailing blank',
		source: 'specs/SOURCES.md, printify-openapi.json, "Known gaps and faults"',
	},
	...[401, 403, 404, 409, 429].map((status) => ({
		spec,
		operation: '*',
		where: 'status',
		status: [status],
		readAs: '400',
		reason: 'the document declares every error as 400',
		source: 'facts/printify.md 3',
	})),
	{
		spec,
		operation: '*',
		where: 'body.error',
		side: 'response',
		reason: '401 has a body of its own: {"error":"Unauthenticated"}',
		source: 'facts/printify.md 3',
	},
	{
		spec,
		operation: 'POST /v1/shops/{shop_id}/orders.json',
		where: 'body.order',
		side: 'response',
		reason: 'a duplicate external_id is answered with the order that has it',
		source: 'facts/printify.md 3 (two third parties)',
	},
	{ ...textOrderId, operation: `GET ${ORDER}.json`, where: 'body.metadata.shop_order_id' },
	{ ...textOrderId, operation: `POST ${ORDER}/cancel.json`, where: 'body.metadata.shop_order_id' },
	{
		...textOrderId,
		operation: 'GET /v1/shops/{shop_id}/orders.json',
		where: 'body.data[*].metadata.shop_order_id',
	},
	...['POST /v1/shops/{shop_id}/products.json', `PUT ${PRODUCT}`].flatMap((operation) => [
		...['sku', 'is_default'].map((field) => ({
			spec,
			operation,
			where: `body.variants[*].${field}`,
			side: 'request' as const,
			reason: 'the written docs take it on a variant, the document leaves it out',
			source: 'facts/printify.md 6',
		})),
		{
			spec,
			operation,
			where: 'body.tags',
			side: 'request' as const,
			reason: 'the written docs take tags, the document leaves them out',
			source: 'facts/printify.md 6',
		},
	]),
	{
		spec,
		operation: `GET ${PRODUCT}`,
		where: 'body.external',
		side: 'response',
		reason: 'a published product names its listing in the sales channel',
		source: 'facts/printify.md 6',
	},
	{
		spec,
		operation: 'POST /v1/shops/{shop_id}/webhooks.json',
		where: 'body.secret',
		side: 'request',
		reason: 'the written docs take a secret for the signature, the document leaves it out',
		source: 'facts/printify.md 12',
	},
];
