import type { FastifyInstance, FastifyRequest } from 'fastify';

import { addOperation } from '../auth';
import { readJson } from '../encoding';
import { etsyError } from '../errors';
import { Params } from '../params';
import { makeShipment } from '../parcels';
import { factsOf, presentReceipt, totalsOf } from '../present/receipt';
import type { EtsyReceipt, EtsyState } from '../state';
import { findReceipt } from './receipts';

type FieldType = 'string' | 'boolean' | 'number' | 'array';

/** Fields of the body and their types (Etsy's document, spec of August 2026). */
const FIELDS: Record<string, FieldType> = {
	tracking_code: 'string',
	carrier_name: 'string',
	send_bcc: 'boolean',
	note_to_buyer: 'string',
	mail_class: 'string',
	weight: 'number',
	weight_units: 'string',
	length: 'number',
	width: 'number',
	height: 'number',
	dimension_units: 'string',
	shipping_label_cost: 'number',
	shipping_label_currency: 'string',
	revenue_eligibility: 'string',
	ship_from_country: 'string',
	ship_to_country: 'string',
	incoterm: 'string',
	customs_data: 'array',
	duty_amount: 'number',
	duty_currency: 'string',
	ship_date: 'string',
};

/** These may not be null; the others may. */
const NOT_NULL = ['tracking_code', 'carrier_name', 'send_bcc', 'note_to_buyer'];

/**
 * createReceiptShipment. Every success makes a shipment and e-mails the buyer, also when it is the
 * same parcel again: Etsy has no idempotency key. An order that was never paid is shipped like any
 * other, because nobody says that Etsy would mind.
 */
export function addShipmentRoutes(app: FastifyInstance, state: EtsyState): void {
	const { clock, counts } = state.world;
	addOperation(
		app,
		state,
		{
			method: 'POST',
			path: '/shops/:shop_id/receipts/:receipt_id/tracking',
			operation: 'createReceiptShipment',
			scope: 'transactions_w',
		},
		(request, caller) => {
			const receipt = findReceipt(state, new Params(request), caller);
			// The gate for keys that are not in an approved category (discussion 1681).
			if (receipt.shop.trackingAllowed === false) throw etsyError(403, 'Unauthorized');
			const body = checkFields(readBody(request));
			const now = clock.now();
			if (factsOf(receipt, now).isCanceled) {
				throw etsyError(409, 'The receipt is canceled and cannot be shipped');
			}
			const trackingCode = text(body.tracking_code);
			const carrierName = text(body.carrier_name);
			if ((!trackingCode || !carrierName) && needsTracking(receipt)) {
				// Etsy's words (etsy/open-api#451, #589).
				throw etsyError(400, 'A tracking number is required');
			}
			receipt.shipments.push(
				makeShipment(receipt.source, receipt.shipments.length + 1, {
					carrierName,
					trackingCode,
					noteToBuyer: text(body.note_to_buyer),
					sendBcc: body.send_bcc === true,
					at: now,
				}),
			);
			receipt.touchedAt = now;
			counts.buyerEmail(receipt.id);
			return presentReceipt(receipt, now);
		},
	);
}

/**
 * The body. One that is not sent as JSON is ignored as a whole, and the order is marked as shipped
 * without its tracking: so it went when the encoding was the wrong one the other way round
 * (etsy/open-api#135, #201, #466). Whether it still does nobody says; it is the harsher reading.
 */
function readBody(request: FastifyRequest): Record<string, unknown> {
	const type = request.headers['content-type'] ?? '';
	return /^application\/json\b/i.test(type) ? readJson(request) : {};
}

/** Required within the US above 10 dollars, and to India (Etsy's document). */
function needsTracking(receipt: EtsyReceipt): boolean {
	const { shop, source } = receipt;
	if (source.country_iso === 'IN') return true;
	const isDomestic = (shop.countryIso ?? 'US') === 'US' && source.country_iso === 'US';
	return isDomestic && totalsOf(receipt).total > 1000;
}

/** Unknown fields are ignored; known ones must have the right type, numbers as text must not pass
 * (etsy/open-api#466: a tracking code sent as a number was mangled). */
function checkFields(body: Record<string, unknown>): Record<string, unknown> {
	for (const [name, type] of Object.entries(FIELDS)) {
		const value = body[name];
		if (value === undefined || (value === null && !NOT_NULL.includes(name))) continue;
		const actual = Array.isArray(value) ? 'array' : typeof value;
		if (actual !== type) {
			throw etsyError(400, `Expected ${type} value for '${name}' (got ${actual})`);
		}
	}
	return body;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
