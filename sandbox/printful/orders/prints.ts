import { z } from 'zod';

import { failed, failedWith } from '../errors';
import type { Placement, Position, Print, Product, StoredFile } from '../model';
import { checkFileUrl } from '../file-url';
import type { State } from '../state';

const pixelsSchema = z.object({
	area_width: z.number().positive().nullish(),
	area_height: z.number().positive().nullish(),
	width: z.number().positive(),
	height: z.number().positive(),
	top: z.number().default(0),
	left: z.number().default(0),
	limit_to_print_area: z.boolean().default(true),
});

/** A print file in v1: `type` is the place. */
export const filesSchema = z.array(
	z.object({
		type: z.string().default('default'),
		url: z.string().optional(),
		id: z.number().int().optional(),
		options: z.array(z.unknown()).default([]),
		position: pixelsSchema.nullish(),
		filename: z.string().optional(),
		visible: z.boolean().optional(),
	}),
);

/** The placements of v2, with positions in inches, in steps of a thousandth. */
export const placementsSchema = z.array(
	z.object({
		placement: z.string().min(1),
		technique: z.string().min(1),
		print_area_type: z.enum(['simple', 'advanced']).default('simple'),
		placement_options: z.array(z.unknown()).default([]),
		layers: z
			.array(
				z.object({
					type: z.literal('file'),
					url: z.string(),
					layer_options: z.array(z.unknown()).default([]),
					position: z
						.object({
							width: z.number().min(0.3),
							height: z.number().min(0.3),
							top: z.number(),
							left: z.number(),
						})
						.strict()
						.nullish(),
				}),
			)
			.min(1)
			.max(5),
	}),
);

/** Types of v1 that are no place to print on. */
const PREVIEWS = ['preview', 'mockup'];

/**
 * What is printed, from v1.
 * @throws 400 (OR-10, OR-12, FL-*) for an unknown place, two files for one place, a bad file
 */
export function printsFromFiles(
	state: State,
	storeId: number,
	product: Product,
	files: z.infer<typeof filesSchema>,
): Print[] {
	const prints = files
		.filter(({ type }) => !PREVIEWS.includes(type))
		.map(({ type, url, id, options, position, ...rest }): Print => {
			const place = placeOf(product, type);
			const file =
				id === undefined
					? state.files.add(storeId, { ...rest, type, url: checkFileUrl(url ?? '') })
					: ownFile(state, storeId, id);
			return {
				placement: place.placement,
				technique: place.technique,
				file,
				position: position ? inches(place, position) : undefined,
				pixels: position ?? undefined,
				options,
			};
		});
	refuseTwice(prints, 1);
	return prints;
}

/**
 * What is printed, from v2.
 * @throws 400 for an unknown place or technique, an image over the edge of the print area
 */
export function printsFromPlacements(
	state: State,
	storeId: number,
	product: Product,
	placements: z.infer<typeof placementsSchema>,
): Print[] {
	if (new Set(placements.map(({ placement }) => placement)).size < placements.length) {
		throw failedWith('OR-12', 'Placements: each can be given once only');
	}
	return placements.flatMap(({ placement, technique, layers }) => {
		const place = product.placements.find(
			(one) => one.placement === placement && one.technique === technique,
		);
		if (!place) {
			throw failed(400, `Placement ${placement} with ${technique} is not available`);
		}
		return layers.map(({ url, position, layer_options }): Print => {
			if (position) refuseOverEdge(place, position);
			return {
				placement,
				technique,
				file: state.files.add(storeId, { type: placement, url: checkFileUrl(url) }),
				position: position ?? undefined,
				pixels: undefined,
				options: layer_options,
			};
		});
	});
}

function placeOf({ placements }: Product, type: string): Placement {
	const place =
		placements.find(({ placement }) => placement === type) ??
		(type === 'default' ? placements[0] : undefined);
	if (!place) throw failedWith('OR-10', `Unsupported file type: ${type}`);
	return place;
}

function ownFile(state: State, storeId: number, id: number): StoredFile {
	const file = state.files.get(storeId, id);
	if (!file) throw failedWith('FL-4', `File ${id} does not belong to this store`);
	return file;
}

function inches(place: Placement, pixels: z.infer<typeof pixelsSchema>): Position {
	const areaWidth = pixels.area_width ?? place.width * place.dpi;
	const areaHeight = pixels.area_height ?? place.height * place.dpi;
	const position = {
		width: (pixels.width / areaWidth) * place.width,
		height: (pixels.height / areaHeight) * place.height,
		top: (pixels.top / areaHeight) * place.height,
		left: (pixels.left / areaWidth) * place.width,
	};
	if (pixels.limit_to_print_area) refuseOverEdge(place, position);
	return position;
}

/** Rounded to thousandths, what is over the edge is refused. */
function refuseOverEdge(place: Placement, { width, height, top, left }: Position): void {
	const isOver = (from: number, length: number, limit: number) =>
		from < -0.0005 || from + length > limit + 0.0005;
	if (isOver(left, width, place.width) || isOver(top, height, place.height)) {
		throw failed(400, 'Invalid position');
	}
}

function refuseTwice(prints: readonly Print[], most: number): void {
	for (const { placement } of prints) {
		if (prints.filter((one) => one.placement === placement).length <= most) continue;
		throw failedWith('OR-12', `There can only be one file for each placement: ${placement}`);
	}
}
