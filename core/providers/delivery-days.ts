import type { Failure } from '../domain/failure';
import type { LineSource } from '../domain/provider-order';
import type { DeliveryDays, QuoteDestination } from '../domain/quote';
import type { PrintProvider } from './types';

/** More products than these are not asked for: a whole shop would take hours. */
const MOST = 25;

/** How long a printer's parcels are under way. */
export interface DeliveryBook {
	/** From dispatch to arrival, by the usual way; undefined where the printer does not tell. */
	daysOf(source: LineSource): Promise<DeliveryDays | undefined>;
	/** Why a price could not be had, the first time. */
	refused(): Failure | undefined;
}

function productOf(source: LineSource): string {
	switch (source.kind) {
		case 'storeVariant':
			return source.productId;
		case 'catalogVariant':
			return [source.productId ?? source.variantId, source.makerId ?? ''].join('/');
		case 'sku':
			return source.sku;
		case 'template':
			return source.templateId;
	}
}

/**
 * Asks a printer for a price of one piece of each product, which is where days of delivery are told.
 * One quote a product, for at most 25; none further once a quote told no days, because then the
 * printer never does.
 */
export function deliveryBook(provider: PrintProvider, shipTo: QuoteDestination): DeliveryBook {
	const known = new Map<string, DeliveryDays | undefined>();
	let isSilent = !provider.capabilities.actions.includes('quote');
	let refused: Failure | undefined;
	return {
		refused: () => refused,
		async daysOf(source) {
			const key = productOf(source);
			if (known.has(key)) return known.get(key);
			if (isSilent || known.size >= MOST) return undefined;
			const lines = [{ lineId: '1', quantity: 1, source }];
			const quote = await provider.quote({ lines, shipTo });
			let days: DeliveryDays | undefined;
			if (quote.ok) {
				const { shipping } = quote.value;
				const way = shipping.find(({ tier }) => tier === 'standard') ?? shipping[0];
				isSilent = shipping.every((one) => one.minDays === undefined && one.maxDays === undefined);
				days = isSilent ? undefined : { minDays: way?.minDays, maxDays: way?.maxDays };
			} else refused ??= quote.failure;
			known.set(key, days);
			return days;
		},
	};
}
