import { z } from 'zod';
import { FITS, type PrintFile } from '../../../core/domain/print-file';

/** Ids are texts for us, though a user's JSON may give numbers. */
export const idShape = z.union([z.string().trim().min(1), z.number().int()]).transform(String);

/** A text that may be missing, null or a number. */
export const optionalText = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.transform((value) => value ?? undefined);

const optionalNumber = z
	.number()
	.finite()
	.nullish()
	.transform((value) => value ?? undefined);

/** An amount as the pack writes it. */
export const moneyShape = z.object({
	amountMinor: z.number().int(),
	currency: z.string().regex(/^[A-Z]{3}$/),
});

/** A picture to print; see `PrintFile`. */
export const fileShape = z
	.object({
		url: optionalText,
		fileId: optionalText,
		placement: z.string().trim().min(1),
		technique: optionalText,
		position: z
			.object({
				x: z.number().finite(),
				y: z.number().finite(),
				scale: z.number().finite().positive(),
				angle: optionalNumber,
			})
			.nullish()
			.transform((value) => value ?? undefined),
		fit: z
			.enum(FITS)
			.nullish()
			.transform((value) => value ?? undefined),
		widthPx: optionalNumber,
		heightPx: optionalNumber,
		md5: optionalText,
	})
	.transform((file): PrintFile => file);

/** What an order line may name; see `LineSource`. */
export const sourceShape = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('storeVariant'), productId: idShape, variantId: idShape }),
	z.object({ kind: z.literal('sku'), sku: idShape }),
	z.object({
		kind: z.literal('catalogVariant'),
		variantId: idShape,
		productId: optionalText,
		makerId: optionalText,
		attributes: z
			.record(z.string())
			.nullish()
			.transform((value) => value ?? undefined),
		files: z.array(fileShape).default([]),
	}),
	z.object({ kind: z.literal('template'), templateId: idShape, variantId: idShape }),
]);

/** Where a parcel goes; see `Address`. */
export const addressShape = z.object({
	fullName: z.string(),
	company: optionalText,
	line1: z.string(),
	line2: optionalText,
	city: z.string(),
	stateCode: optionalText,
	postalCode: optionalText,
	countryCode: z.string(),
	email: optionalText,
	phone: optionalText,
});
