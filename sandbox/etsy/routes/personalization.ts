import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { addOperation } from '../auth';
import { readJson } from '../encoding';
import { etsyError } from '../errors';
import { Params } from '../params';
import { presentPersonalization, replaceQuestions } from '../personalization';
import type { EtsyState } from '../state';
import { findListing } from './listings';
import { ownListingOf } from './own-listing';

const PATH = '/shops/:shop_id/listings/:listing_id/personalization';

const id = z.number().int().min(1).nullish();

/** The body of updateListingPersonalization (Etsy's document). */
const body = z.object({
	personalization_questions: z.array(
		z.object({
			question_id: id,
			question_text: z.string(),
			instructions: z.string().nullish(),
			question_type: z.string(),
			required: z.boolean(),
			max_allowed_characters: z.number().int().nullish(),
			max_allowed_files: z.number().int().nullish(),
			options: z.array(z.object({ option_id: id, label: z.string() })).nullish(),
			add_on_price: z.number().nullish(),
		}),
	),
});

/** A listing's questions to the buyer. */
export function addPersonalizationRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/personalization',
			operation: 'getListingPersonalization',
		},
		(request) => presentPersonalization(findListing(state, new Params(request).id('listing_id'))),
	);

	addOperation(
		app,
		state,
		{
			method: 'POST',
			path: PATH,
			operation: 'updateListingPersonalization',
			scope: 'listings_w',
		},
		(request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			const flag = new Params(request).flag('supports_multiple_personalization_questions');
			const sent = body.safeParse(readJson(request));
			if (!sent.success) {
				const [issue] = sent.error.issues;
				throw etsyError(400, `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`);
			}
			const questions = sent.data.personalization_questions;
			replaceQuestions(listing, questions, flag === true, () => state.uploads.nextId());
			reply.code(201);
			return presentPersonalization(listing);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			path: PATH,
			operation: 'deleteListingPersonalization',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			ownListingOf(state, request, caller).personalization = [];
			return await reply.code(204).send();
		},
	);
}
