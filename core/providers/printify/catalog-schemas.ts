import { z } from 'zod';
import {
	identifier,
	optionalList,
	optionalNumber,
	optionalObject,
	optionalText,
	text,
	withRaw,
} from '../shared/fields';

/** All blueprints, which are blank products; the list has no pages (facts/printify.md 4). */
export const blueprintsSchema = z.array(
	withRaw(
		z.object({
			id: identifier,
			title: optionalText,
			description: optionalText,
			brand: optionalText,
			model: optionalText,
			images: optionalList(text),
		}),
	),
);
/** What {@link blueprintsSchema} gives for each. */
export type PrintifyBlueprint = z.infer<typeof blueprintsSchema>[number];

/** The print providers that make a blueprint. Where they are is told elsewhere, if at all. */
export const offersSchema = z.array(
	withRaw(
		z.object({
			id: identifier,
			title: optionalText,
			location: optionalObject({ country: optionalText }),
		}),
	),
);

const variant = withRaw(
	z.object({
		id: identifier,
		title: optionalText,
		// An object; PHP writes an empty one as a list.
		options: z.record(z.unknown()).catch({}),
		placeholders: optionalList(
			z.object({
				position: text,
				decoration_method: optionalText,
				width: optionalNumber,
				height: optionalNumber,
			}),
		),
	}),
);

/** The variants of a blueprint at one print provider. */
export const variantsSchema = z.object({ variants: optionalList(variant) });
/** What {@link variantsSchema} gives for each. */
export type PrintifyCatalogVariant = z.infer<typeof variant>;
