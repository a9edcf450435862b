import type { SpecException } from '../exception-book';

const spec = 'gelato-openapi.yaml';
const ORDER = '/v4/orders/{orderId}';
const PRODUCTS = '/v1/stores/{storeId}/products';

/** The document is unofficial and leaves out most of what the written docs have. */
function leftOut(
	operation: string,
	side: 'request' | 'response',
	places: readonly string[],
	source: string,
): SpecException[] {
	const reason = 'the written docs have it, the unofficial document leaves it out';
	return places.map((where) => ({ spec, operation, side, where, reason, source }));
}

const ORDER_FIELDS = [
	'storeId',
	'updatedAt',
	'orderedAt',
	'shippingAddress',
	'metadata',
	'receipts',
	'connectedOrderIds',
	'items[*].id',
	'items[*].fulfillmentStatus',
	'items[*].previews',
	'items[*].options',
	'shipment.id',
	'shipment.packageCount',
	'shipment.packages',
	'shipment.fulfillmentCountry',
	'shipment.totalWeight',
].map((field) => `body.${field}`);

const FOUND_FIELDS = [
	'storeId',
	'updatedAt',
	'orderedAt',
	'country',
	'firstName',
	'lastName',
	'itemsCount',
	'totalInclVat',
	'connectedOrderIds',
].map((field) => `body.orders[*].${field}`);

const STORE_PRODUCT_FIELDS = ['body.previewUrl', 'body.tags', 'body.variants[*].connectionStatus'];

const orderObject = 'facts/gelato.md 7, "Order object"';

/** Faults of `gelato-openapi.yaml`. */
export const gelatoExceptions: readonly SpecException[] = [
	...['POST /v4/orders', `GET ${ORDER}`, `PATCH ${ORDER}`].flatMap((operation) =>
		leftOut(operation, 'response', ORDER_FIELDS, orderObject),
	),
	...leftOut('POST /v4/orders:search', 'response', FOUND_FIELDS, 'facts/gelato.md 3 and 7'),
	...leftOut('POST /v4/orders:search', 'request', ['body.orderReferenceId'], 'facts/gelato.md 7'),
	...leftOut(
		'POST /v4/orders:quote',
		'request',
		['body.allowMultipleQuotes', 'body.products[*].files'],
		'facts/gelato.md 7',
	),
	...leftOut(`PATCH ${ORDER}`, 'request', ['body.shippingAddress'], 'facts/gelato.md 7'),
	...leftOut(
		`POST ${PRODUCTS}:create-from-template`,
		'request',
		['body.isVisibleInTheOnlineStore', 'body.tags', 'body.variants'],
		'facts/gelato.md 5',
	),
	...[`POST ${PRODUCTS}:create-from-template`, `GET ${PRODUCTS}/{productId}`].flatMap((operation) =>
		leftOut(operation, 'response', STORE_PRODUCT_FIELDS, 'facts/gelato.md 5'),
	),
	...[
		'POST /v4/orders:quote',
		'POST /v3/catalogs/{catalogUid}/products:search',
		'POST /v3/stock/region-availability',
		`GET ${PRODUCTS}`,
	].map(
		(operation): SpecException => ({
			spec,
			operation,
			side: 'response',
			where: 'body',
			message: 'the document has no body here',
			reason: 'the document names the answer without a schema',
			source: 'specs/SOURCES.md, gelato-openapi.yaml',
		}),
	),
	...[`GET ${ORDER}`, `PATCH ${ORDER}`, `POST ${ORDER}:cancel`].map(
		(operation): SpecException => ({
			spec,
			operation,
			side: 'response',
			where: 'status',
			reason: 'the document declares errors for new orders only',
			source: 'facts/gelato.md 2 and 7',
		}),
	),
	{
		spec,
		operation: '*',
		where: 'method',
		message: 'the document has only get, patch here',
		reason: 'drafts can be deleted, which the document leaves out',
		source: 'facts/gelato.md 7; specs/SOURCES.md, gelato-openapi.yaml',
	},
];
