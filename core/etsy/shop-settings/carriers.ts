import { z } from 'zod';
import { ok, type Result } from '../../domain/result';
import { ETSY_ROOT, READ, type EtsyCall } from '../caller';
import { etsyId, etsyList, etsyText } from '../fields';

/** OAS: ShippingCarrierMailClass. */
const mailClass = z
	.object({ mail_class_key: z.string(), name: etsyText })
	.transform((from) => ({ mailClass: from.mail_class_key, name: from.name ?? '' }));

/** OAS: ShippingCarrier. */
const carrier = z
	.object({
		shipping_carrier_id: etsyId,
		name: etsyText,
		domestic_classes: etsyList(mailClass),
		international_classes: etsyList(mailClass),
	})
	.transform((from) => ({
		carrierId: from.shipping_carrier_id,
		name: from.name ?? '',
		domestic: from.domestic_classes,
		international: from.international_classes,
	}));
/** A carrier that a shipping profile may name. These are not the names that tracking takes. */
export type ShippingCarrier = z.output<typeof carrier>;

/**
 * The carriers of a country with their mail classes. One call; no permission needed.
 * @param originCountryCode ISO 3166-1 alpha-2, where the parcels start
 */
export async function getShippingCarriers(
	call: EtsyCall,
	originCountryCode: string,
): Promise<Result<ShippingCarrier[]>> {
	const answer = await call({
		...READ,
		operation: 'getShippingCarriers',
		path: `${ETSY_ROOT}/shipping-carriers`,
		query: { origin_country_iso: originCountryCode },
		schema: z.object({ results: etsyList(carrier) }),
	});
	return answer.ok ? ok(answer.value.results) : answer;
}
