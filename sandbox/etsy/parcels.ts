import type { ScenarioReceipt } from '../scenario/types';
import { isFollowed, isKnownCarrier } from './tracking-carriers';
import type { EtsyReceipt, EtsyShipment } from './state';

/** What a seller reports of a parcel. Times in epoch milliseconds. */
export interface Report extends Partial<Omit<EtsyShipment, 'id' | 'deliveredAt'>> {
	at: number;
}

/**
 * A parcel as Etsy keeps it. With a carrier that Etsy does not know the order counts as shipped,
 * and carrier and code are gone (etsy/open-api#135; whether the API still tells them nobody says).
 * @param count how many parcels the order has with this one
 */
export function makeShipment(source: ScenarioReceipt, count: number, report: Report): EtsyShipment {
	const { carrierName = '', trackingCode = '', noteToBuyer = '', sendBcc = false, at } = report;
	const isKept = trackingCode !== '' && isKnownCarrier(carrierName);
	const days = source.deliveredAfterShippingSeconds;
	const isTold = isKept && isFollowed(carrierName) && days !== undefined;
	return {
		id: source.id * 100 + count,
		carrierName: isKept ? carrierName : '',
		trackingCode: isKept ? trackingCode : '',
		noteToBuyer,
		sendBcc,
		at,
		deliveredAt: isTold ? at + days * 1000 : null,
	};
}

/** The parcels that were reported by a moment, in epoch milliseconds. */
export function parcelsBy({ shipments }: EtsyReceipt, now: number): EtsyShipment[] {
	return shipments.filter(({ at }) => at <= now);
}
