import { z } from 'zod';
import { etsyList, etsyText, etsyTime, optionalEtsyId } from '../fields';

/**
 * A review in our words (OAS: TransactionReview, and ListingReview, which lacks the line). Who
 * wrote it is left out: it is buyer data that nothing here needs.
 */
export const review = z
	.object({
		shop_id: optionalEtsyId,
		listing_id: optionalEtsyId,
		transaction_id: optionalEtsyId,
		rating: z.number().int().nullish(),
		review: etsyText,
		language: etsyText,
		image_url_fullxfull: etsyText,
		created_timestamp: etsyTime.nullish(),
		create_timestamp: etsyTime.nullish(),
		updated_timestamp: etsyTime.nullish(),
		update_timestamp: etsyTime.nullish(),
	})
	.transform((from, context) => {
		// Etsy sends each time under an old and a new name; either will do.
		const createdAt = from.created_timestamp ?? from.create_timestamp;
		if (!createdAt) {
			context.addIssue({
				code: z.ZodIssueCode.custom,
				path: ['created_timestamp'],
				message: 'Required',
			});
			return z.NEVER;
		}
		return {
			shopId: from.shop_id,
			listingId: from.listing_id,
			/** The order line that was reviewed; each is reviewed once at most. */
			lineId: from.transaction_id,
			/** 1 to 5 stars. */
			rating: from.rating ?? undefined,
			text: from.review,
			language: from.language,
			imageUrl: from.image_url_fullxfull,
			createdAt,
			updatedAt: from.updated_timestamp ?? from.update_timestamp ?? createdAt,
		};
	});
/** A review of a buyer. */
export type Review = z.output<typeof review>;

/** One page of reviews. */
export const reviewPage = z.object({
	count: z.number().int().min(0).nullish(),
	results: etsyList(review),
});
