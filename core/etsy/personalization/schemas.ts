import { z } from 'zod';
import { etsyId, etsyList, etsyMoney, etsyText, optionalEtsyId } from '../fields';

const whole = z.number().int().nullish();

/** OAS: PersonalizationQuestion. */
const question = z.object({
	question_id: etsyId,
	question_text: etsyText,
	instructions: etsyText,
	question_type: z.string(),
	required: z.boolean().nullish(),
	max_allowed_characters: whole,
	max_allowed_files: whole,
	options: etsyList(z.object({ option_id: optionalEtsyId, label: etsyText })),
	add_on_price: etsyMoney.nullish(),
});

/** OAS: ListingPersonalization. */
export const listingPersonalization = z.object({ personalization_questions: etsyList(question) });
/** Questions that passed {@link listingPersonalization}. */
export type ListingPersonalization = z.output<typeof listingPersonalization>;
