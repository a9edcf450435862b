import type { CatalogVariant, PrintArea } from '../catalog';
import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import type { ArtworkArea } from './types';

const MM_AN_INCH = 25.4;

/** Units in which a seller gives a size. */
export const AREA_UNITS = { in: MM_AN_INCH, mm: 1, cm: 10 } as const;
/** One of them. */
export type AreaUnit = keyof typeof AREA_UNITS;

/** Nothing printed is larger; beyond it a number is a slip of the pen. */
const LARGEST_MM = 20_000;

const rounded = (value: number) => Math.round(value * 100) / 100;

/** A number as people write it, with at most two decimals. */
const written = (value: number) => String(rounded(value));

/** A size of pixels in words, such as `1800 x 2400 px`. */
export function pxText(width: number, height: number): string {
	// A hair above a whole number is how fractions are kept, and no pixel more.
	const whole = (size: number) => Math.ceil(size - 1e-6);
	return `${whole(width)} x ${whole(height)} px`;
}

/** The same with the variant that it belongs to, where there are others: `of Black / 3XL`. */
export function ofVariant({ variant }: Pick<ArtworkArea, 'variant'>): string {
	return variant === undefined ? '' : ` of ${variant}`;
}

/** The area as a seller knows it, such as `12 x 16 in`. */
export function areaText({ widthMm, heightMm, widthPx, heightPx, unit }: ArtworkArea): string {
	if (widthMm === undefined || heightMm === undefined) return pxText(widthPx ?? 0, heightPx ?? 0);
	const size = unit === 'in' ? MM_AN_INCH : 1;
	return `${written(widthMm / size)} x ${written(heightMm / size)} ${unit === 'in' ? 'in' : 'mm'}`;
}

/** The area in inches, where its size is known and not its pixels alone. */
export function inchesOf({ widthMm, heightMm }: ArtworkArea) {
	if (widthMm === undefined || heightMm === undefined) return undefined;
	return { width: widthMm / MM_AN_INCH, height: heightMm / MM_AN_INCH };
}

function refuse(message: string, hint: string, fields: string[]): Result<never> {
	return fail(
		failure({
			...{ category: 'validation', provider: 'pack', operation: 'artwork:inspect' },
			...{ message, hint, fields },
		}),
	);
}

/** An area of a size that a seller gives. */
export function givenArea(width: number, height: number, unit: AreaUnit): Result<ArtworkArea> {
	const [widthMm, heightMm] = [width * AREA_UNITS[unit], height * AREA_UNITS[unit]];
	const isSize = (mm: number) => mm > 0 && mm <= LARGEST_MM;
	if (isSize(widthMm) && isSize(heightMm)) {
		return ok({ widthMm, heightMm, unit: unit === 'in' ? 'in' : 'mm' });
	}
	return refuse(
		'The width or the height of the print area is not a size',
		`Enter both as numbers above 0 and up to ${LARGEST_MM / 1000} m`,
		['areaWidth', 'areaHeight'],
	);
}

/**
 * The area that a provider's catalog tells: in inches where it does, or by pixels and resolution,
 * or by pixels alone.
 */
export function areaOfCatalog(area: PrintArea): ArtworkArea {
	const { placement, widthPx, heightPx, dpi } = area;
	const mm = (inches: number | undefined, px: number | undefined) =>
		inches ? inches * MM_AN_INCH : px && dpi ? (px * MM_AN_INCH) / dpi : undefined;
	const [widthMm, heightMm] = [mm(area.widthInch, widthPx), mm(area.heightInch, heightPx)];
	const isKnown = widthMm !== undefined && heightMm !== undefined;
	return {
		...(isKnown ? { widthMm, heightMm, unit: 'in' as const } : { unit: 'px' as const }),
		...(widthPx && heightPx ? { widthPx, heightPx } : {}),
		placement,
	};
}

/**
 * The area of a variant by its name. With one area, or one that must have a file, the name may be
 * left out.
 * @returns a `mapping` failure that lists the areas there are when it has no such one
 */
export function chooseArea(areas: readonly PrintArea[], placement: string): Result<ArtworkArea> {
	const sized = areas.filter((area) => area.widthInch || area.widthPx);
	const required = sized.filter(({ isRequired }) => isRequired);
	const usual = sized.find((area) => ['front', 'default'].includes(area.placement));
	const found =
		placement !== ''
			? sized.find((area) => area.placement === placement)
			: sized.length === 1
				? sized[0]
				: (usual ?? (required.length === 1 ? required[0] : undefined));
	if (found) return ok(areaOfCatalog(found));
	const names = sized.map((area) => area.placement).join(', ');
	return fail(
		failure({
			category: 'mapping',
			provider: 'pack',
			operation: 'artwork:inspect',
			message:
				names === ''
					? 'The catalog tells no print area with a size for this variant'
					: placement === ''
						? 'The variant has several print areas'
						: `The variant has no print area "${placement}" with a size`,
			hint: names === '' ? 'Give the size of the area yourself' : `Name one of: ${names}`,
			fields: ['placement'],
		}),
	);
}

/**
 * The areas of all variants of a product by their name, each size once; where there are several,
 * each says of which variant it is. Variants that lack the area are passed over.
 * @returns the failure of {@link chooseArea} where no variant has it
 */
export function areasOfAll(
	variants: ReadonlyArray<Pick<CatalogVariant, 'printAreas' | 'title'>>,
	placement: string,
): Result<ArtworkArea[]> {
	const bySize = new Map<string, ArtworkArea>();
	let refused: Result<never> | undefined;
	for (const { printAreas, title } of variants) {
		const chosen = chooseArea(printAreas, placement);
		if (!chosen.ok) {
			refused ??= chosen;
			continue;
		}
		const { widthMm, heightMm, widthPx, heightPx } = chosen.value;
		const size = [widthMm, heightMm, widthPx, heightPx].join(' ');
		if (!bySize.has(size)) bySize.set(size, { ...chosen.value, variant: title });
	}
	const areas = [...bySize.values()];
	const [only] = areas;
	if (only === undefined && refused) return refused;
	return ok(areas.length > 1 ? areas : areas.map((area) => ({ ...area, variant: undefined })));
}
