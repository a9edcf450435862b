import { z } from 'zod';
import { AVAILABILITIES } from '../catalog';
import type { LineMapping } from './mapping';
import { ATTENTION_CODES, MATCHED_BY } from './mapping';
import { printFileShape } from './read-source';

const text = z.string().min(1);
const money = z.object({ amountMinor: z.number().int(), currency: z.string() });

const source = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('storeVariant'), productId: text, variantId: text }),
	z.object({ kind: z.literal('sku'), sku: text }),
	z.object({
		kind: z.literal('catalogVariant'),
		variantId: text,
		productId: text.optional(),
		makerId: text.optional(),
		attributes: z.record(z.string()).optional(),
		files: z.array(printFileShape),
	}),
	z.object({ kind: z.literal('template'), templateId: text, variantId: text }),
]);

const choice = z.object({
	provider: text,
	source,
	rowId: z.string().optional(),
	cost: money.optional(),
	availability: z.enum(AVAILABILITIES).optional(),
	madeIn: z.array(z.string()).optional(),
});

/** What a row or a listing says about personalising. */
export const personalizationShape = z.object({
	isRequired: z.boolean().optional(),
	maxCharacters: z.number().int().positive().optional(),
	needsProof: z.boolean().optional(),
});

const nearRow = z.object({
	rowId: z.string().optional(),
	sku: z.string(),
	listingId: z.string(),
	options: z.string(),
	provider: z.string(),
	score: z.number(),
	reason: z.string(),
});

/** A {@link LineMapping} as an item carries it from the Variant Map to the plan. */
export const mappingShape: z.ZodType<LineMapping, z.ZodTypeDef, unknown> = z.discriminatedUnion(
	'status',
	[
		z.object({
			status: z.literal('mapped'),
			provider: text,
			source,
			matchedBy: z.enum(MATCHED_BY),
			rowId: z.string().optional(),
			cost: money.optional(),
			choices: z.array(choice).optional(),
			personalization: personalizationShape.optional(),
			explanation: z.string().optional(),
		}),
		z.object({
			status: z.literal('attention'),
			code: z.enum(ATTENTION_CODES),
			message: z.string(),
			hint: z.string(),
			candidates: z.array(nearRow).optional(),
		}),
		z.object({
			status: z.literal('elsewhere'),
			fulfilment: text,
			rowId: z.string().optional(),
		}),
	],
);
