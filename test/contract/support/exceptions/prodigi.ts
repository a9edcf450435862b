import type { SpecException } from '../exception-book';

const spec = 'prodigi-openapi.yaml';
const response = { spec, operation: '*', side: 'response' as const };
const POSTMAN = "Prodigi's own Postman collection (specs/prodigi-postman.json)";

const NULLABLE = 'null for what was not given; the document knows no null';
const UNDECLARED = 'answers have it, the document reuses the schema of requests';

/** Faults of an order, by its fields; `callbackUrl` is never null where a callback tells of it. */
const ORDER_FIELDS: ReadonlyArray<readonly [field: string, reason: string]> = [
	['recipient.email', NULLABLE],
	['recipient.phoneNumber', NULLABLE],
	['recipient.address.line2', NULLABLE],
	['packingSlip', NULLABLE],
	['metadata', NULLABLE],
	['items[*].recipientCost', NULLABLE],
	['items[*].assets[*].md5Hash', NULLABLE],
	['items[*].id', UNDECLARED],
	['items[*].status', UNDECLARED],
	['items[*].assets[*].id', UNDECLARED],
	['items[*].assets[*].status', UNDECLARED],
];

const inAnswers = ['body.order', 'body.orders[*]', 'body'].flatMap((place) =>
	ORDER_FIELDS.map(([field, reason]) => ({
		...response,
		...(place === 'body' ? { operation: 'component Order' } : {}),
		where: `${place}.${field}`,
		reason,
		source: POSTMAN,
	})),
);

/** Faults of `prodigi-openapi.yaml`, which is unofficial. */
export const prodigiExceptions: readonly SpecException[] = [
	...inAnswers,
	...['body.order', 'body.orders[*]'].map((place) => ({
		...response,
		where: `${place}.callbackUrl`,
		reason: NULLABLE,
		source: POSTMAN,
	})),
	...[
		{ ...response, where: 'body.order.shipments[*].dispatchDate' },
		{ ...response, operation: 'component Order', where: 'body.shipments[*].dispatchDate' },
	].map((place) => ({
		...place,
		reason: 'a parcel that is still packed has no date of dispatch',
		source: 'facts/prodigi.md 8',
	})),
	{
		...response,
		where: 'body.order.status.stage',
		reason: 'there are Draft, AwaitingPayment and OnHold too, and there may be more',
		source: 'facts/prodigi.md 7',
	},
	{
		...response,
		where: 'body.traceParent',
		reason: 'every answer has it',
		source: POSTMAN,
	},
	...['hasMore', 'nextUrl'].map((field) => ({
		...response,
		operation: 'GET /orders',
		where: `body.${field}`,
		reason: 'a list says whether there is more',
		source: POSTMAN,
	})),
	...['merchantReferences', 'orderIds'].map((name) => ({
		spec,
		operation: 'GET /orders',
		where: `query.${name}`,
		side: 'request' as const,
		reason: 'the reference filters by lists; the document has merchantReference alone',
		source: 'facts/prodigi.md 3',
	})),
	...['cancel', 'changeRecipientDetails', 'changeShippingMethod', 'changeMetaData'].map(
		(action) => ({
			...response,
			operation: 'GET /orders/{orderId}/actions',
			where: `body.${action}`,
			reason: 'each action is an object with isAvailable; the last is written changeMetaData',
			source: POSTMAN,
		}),
	),
	{
		...response,
		operation: 'POST /orders/{orderId}/actions/updateRecipient',
		where: 'body.shipmentUpdateResults',
		reason: 'the answer has it',
		source: POSTMAN,
	},
	{
		...response,
		operation: 'POST /orders/{orderId}/actions/updateShippingMethod',
		where: 'body.shippingUpdateResults',
		reason: 'the answer has it',
		source: POSTMAN,
	},
	{
		...response,
		where: 'status',
		reason: 'the document declares few of the errors',
		source: 'facts/prodigi.md 2',
	},
	{
		...response,
		where: 'body',
		message: 'the document has no body here',
		reason: 'errors have a body: {statusText, statusCode, data, traceParent}',
		source: 'facts/prodigi.md 2',
	},
];
