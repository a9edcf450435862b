import { z } from 'zod';
import { mapped, maybe } from '../../../core/domain/mapped';
import { FITS, type PrintFile } from '../../../core/domain/print-file';

/** Ids are texts for us, though a user's JSON may give numbers. */
export const idShape = mapped(z.union([z.string().trim().min(1), z.number().int()]), String);

/** A text that may be missing, null or a number. */
export const optionalText = maybe(z.union([z.string(), mapped(z.number(), String)]));

const optionalNumber = maybe(z.number().finite());

/** An amount as the pack writes it. */
export const moneyShape = z.object({
	amountMinor: z.number().int(),
	currency: z.string().regex(/^[A-Z]{3}$/),
});

/** A picture to print; see `PrintFile`. */
export const fileShape = mapped(
	z.object({
		url: optionalText,
		fileId: optionalText,
		placement: z.string().trim().min(1),
		technique: optionalText,
		position: maybe(
			z.object({
				x: z.number().finite(),
				y: z.number().finite(),
				scale: z.number().finite().positive(),
				angle: optionalNumber,
			}),
		),
		fit: maybe(z.enum(FITS)),
		widthPx: optionalNumber,
		heightPx: optionalNumber,
		md5: optionalText,
	}),
	(file): PrintFile => file,
);

/** What an order line may name; see `LineSource`. */
export const sourceShape = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('storeVariant'), productId: idShape, variantId: idShape }),
	z.object({ kind: z.literal('sku'), sku: idShape }),
	z.object({
		kind: z.literal('catalogVariant'),
		variantId: idShape,
		productId: optionalText,
		makerId: optionalText,
		attributes: maybe(z.record(z.string())),
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
