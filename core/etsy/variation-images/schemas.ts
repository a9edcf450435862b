import { z } from 'zod';
import { decodeEntities } from '../entities';
import { etsyId } from '../fields';

/** OAS: ListingVariationImages. */
export const variationImages = z.object({
	results: z.array(
		z.object({
			property_id: etsyId,
			value_id: etsyId,
			value: z
				.string()
				.nullish()
				.transform((value) => decodeEntities(value ?? '')),
			image_id: etsyId,
		}),
	),
});
