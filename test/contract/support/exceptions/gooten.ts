import type { SpecException } from '../exception-book';

const spec = 'gooten-openapi.yaml';
const SOURCE = '/api/v/5/source/api';
const ORDERS = `${SOURCE}/orders`;

/** The document is unofficial and leaves out most of what Gooten's own pages have. */
function leftOut(
	operation: string,
	side: 'request' | 'response',
	places: readonly string[],
	source: string,
): SpecException[] {
	const reason = "Gooten's own pages have it, the unofficial document leaves it out";
	return places.map((where) => ({ spec, operation, side, where, reason, source }));
}

/** A real path, and the one under which the document has it. */
function elsewhere(operation: string, readAs: string, source: string): SpecException {
	return { spec, operation, where: 'path', readAs, reason: 'it really lies elsewhere', source };
}

const ORDER_FIELDS = [
	'NiceId',
	'GootenId',
	'SourceId',
	'Total',
	'ShippingTotal',
	'DiscountAmount',
	'DiscountCode',
	'ShippingAddress',
	'Meta',
	...[
		'OrderItemId',
		'Sku',
		'ProductId',
		'Product',
		'Status',
		'TrackingNumber',
		'TrackingUrl',
		'ShipCarrierName',
		'Price',
		'DiscountAmount',
		'Shipments',
	].map((field) => `Items[*].${field}`),
].map((field) => `body.${field}`);

const VARIANT_FIELDS = [
	'MaxImages',
	'HasTemplates',
	'Options',
	'PriceInfo',
	'PartnerPriceInfo',
].map((field) => `body.ProductVariants[*].${field}`);

/** Faults of `gooten-openapi.yaml`. */
export const gootenExceptions: readonly SpecException[] = [
	elsewhere(`* ${ORDERS}/`, ORDERS, 'facts/gooten.md 8'),
	elsewhere(`GET ${SOURCE}/ordersearch`, ORDERS, 'facts/gooten.md 8'),
	elsewhere(
		'PUT /api/shippingAddress',
		`${SOURCE}/shippingAddress`,
		'facts/gooten.md 8 and 14; the page of Gooten about it shows this base',
	),
	{
		spec,
		operation: 'POST /api/orderstatus',
		where: 'path',
		reason: 'the document lacks the call that cancels an order',
		source: 'facts/gooten.md 8',
	},
	{
		spec,
		operation: '*',
		side: 'request',
		where: 'query.RecipeID',
		message: 'is missing',
		reason: 'the recipe is written in several ways; Gooten does not mind the case',
		source: 'facts/gooten.md 1 and 4',
	},
	...leftOut('*', 'request', ['query.recipeid'], 'facts/gooten.md 1: on every call'),
	...leftOut(`GET ${ORDERS}`, 'request', ['query.id', 'query.genericValues'], 'facts/gooten.md 8'),
	{
		spec,
		operation: `GET ${ORDERS}`,
		side: 'request',
		where: 'query.partnerBillingKey',
		message: 'is missing',
		reason: 'an order is read with the recipe alone',
		source: 'facts/gooten.md 8, "Reads"',
	},
	...leftOut(
		`POST ${ORDERS}`,
		'request',
		['body.Items[*].IsPreconfiguredSku'],
		'facts/gooten.md 5',
	),
	...leftOut(`GET ${ORDERS}`, 'response', ORDER_FIELDS, 'facts/gooten.md 8 to 10'),
	{
		spec,
		operation: `GET ${ORDERS}`,
		side: 'response',
		where: 'body.Items[*].SKU',
		message: 'is missing',
		reason: 'items of an order are shown with `Sku`; the document takes the form of new ones',
		source: "Gooten's page about the search of orders",
	},
	...leftOut(
		`GET ${ORDERS}`,
		'response',
		['body.Orders', 'body.TotalPages', 'body.Page'],
		'facts/gooten.md 3 and 8',
	),
	...leftOut(
		`GET ${SOURCE}/products`,
		'response',
		['body.Products[*].ShortDescription', 'body.Products[*].HasAvailableProductVariants'],
		'facts/gooten.md 4',
	),
	{
		spec,
		operation: `GET ${SOURCE}/products`,
		side: 'response',
		where: 'body.Products[*].Id',
		reason: 'a product has a number',
		source: 'facts/gooten.md, tag SDK',
	},
	...leftOut(
		`GET ${SOURCE}/productvariants`,
		'response',
		[...VARIANT_FIELDS, 'body.Options'],
		'facts/gooten.md 4',
	),
	...leftOut(`GET ${SOURCE}/producttemplates`, 'response', ['body.Options'], 'facts/gooten.md 4'),
	...leftOut(`POST ${SOURCE}/shippingprices`, 'response', ['body.Result'], 'facts/gooten.md 7'),
	// A refusal has status 200 and the shape of an error, whatever was asked.
	...leftOut(
		'*',
		'response',
		['body.ErrorReferenceCode', 'body.Errors'],
		'facts/gooten.md 2: errors with status 200',
	),
];
