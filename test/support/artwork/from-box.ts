import type { ArtworkPosition, Box, Size } from '../../../core/domain/print-file';

/** The position that a box stands for; undoes `toBox`. */
export function fromBox(box: Box, area: Size): ArtworkPosition {
	return {
		x: (box.left + box.width / 2) / area.width,
		y: (box.top + box.height / 2) / area.height,
		scale: box.width / area.width,
	};
}
