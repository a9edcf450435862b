import { z } from 'zod';
import type { QuoteRequest } from '../../../core/domain/quote';
import { ok, type Result } from '../../../core/domain/result';
import { addressShape, moneyShape, optionalText, sourceShape } from './order-shapes';
import { readJson } from '../../shared/read-json';

const linesShape = z
	.array(
		z.object({
			lineId: optionalText,
			quantity: z.number().int().min(1),
			source: sourceShape,
			retailPrice: moneyShape.optional().catch(undefined),
		}),
	)
	.min(1);

const destinationShape = addressShape.partial().extend({
	countryCode: z
		.string()
		.trim()
		.length(2)
		.transform((code) => code.toUpperCase()),
});

/** Reads the parameters of Quote. A line without an id is called by its place. */
export function readQuoteRequest(given: {
	lines: unknown;
	shipTo: unknown;
	currency: unknown;
}): Result<QuoteRequest> {
	const lines = readJson(linesShape, given.lines, { name: 'lines', displayName: 'Lines' });
	if (!lines.ok) return lines;
	const shipTo = readJson(destinationShape, given.shipTo, {
		name: 'shipTo',
		displayName: 'Ship To',
	});
	if (!shipTo.ok) return shipTo;
	const currency = typeof given.currency === 'string' ? given.currency.trim().toUpperCase() : '';
	return ok({
		lines: lines.value.map((line, index) => ({
			...line,
			lineId: line.lineId ?? String(index + 1),
		})),
		shipTo: shipTo.value,
		...(currency === '' ? {} : { currency }),
	});
}
