import { failure } from '../../domain/failure';
import type { ProviderOrderRequest } from '../../domain/provider-order';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintfulDeps } from './deps';
import { checkExternalId } from './external-id';
import { methodFor } from './shipping';
import { known, toRecipient, type PrintfulRecipient } from './to-address';
import { toItems, type PrintfulItem } from './to-line';

/** The body of `POST /orders`. */
export interface PrintfulOrderBody {
	external_id: string;
	shipping: string;
	recipient: Partial<PrintfulRecipient>;
	items: PrintfulItem[];
	retail_costs?: { currency: string };
}

/**
 * Builds the order body. What can be refused is refused before anything is asked: the id, the
 * address, the lines. Calls only where a picture is to be placed or a quick way of shipping chosen.
 */
export async function toPrintfulOrder(
	deps: PrintfulDeps,
	request: ProviderOrderRequest,
): Promise<Result<PrintfulOrderBody>> {
	const id = checkExternalId(request.externalId);
	if (!id.ok) return id;
	const recipient = toRecipient(request.shipTo, 'order:create');
	if (!recipient.ok) return recipient;
	const retail = retailCurrency(request);
	if (!retail.ok) return retail;
	const items = await toItems(request.lines, deps.areas, 'order:create');
	if (!items.ok) return items;
	const query = { recipient: known(recipient.value), items: items.value };
	const shipping = await methodFor(deps, request, query);
	if (!shipping.ok) return shipping;
	return ok({
		external_id: request.externalId,
		shipping: shipping.value,
		recipient: query.recipient,
		items: items.value,
		...(retail.value === undefined ? {} : { retail_costs: { currency: retail.value } }),
	});
}

/** For customs Printful takes one currency an order; without any it prints its own prices. */
function retailCurrency({ lines }: ProviderOrderRequest): Result<string | undefined> {
	const currencies = [...new Set(lines.flatMap(({ retailPrice }) => retailPrice?.currency ?? []))];
	if (currencies.length < 2) return ok(currencies[0]);
	return fail(
		failure({
			category: 'validation',
			provider: 'printful',
			operation: 'order:create',
			message: `The lines of this order have prices in several currencies (${currencies.join(', ')})`,
			hint: 'Give what the buyer paid in one currency, or leave it out',
			fields: lines.flatMap((line, index) =>
				line.retailPrice ? [`lines[${index}].retailPrice`] : [],
			),
		}),
	);
}
