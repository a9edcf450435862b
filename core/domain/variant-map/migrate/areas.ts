import type { PrintArea } from '../../catalog';
import type { PrintFile } from '../../print-file';

/** Names that printers give to the same print area. */
const SAME_AREA: ReadonlyArray<readonly string[]> = [
	['front', 'default', 'front_large', 'chest_center'],
	['back', 'back_large'],
	['sleeve_left', 'left_sleeve', 'sleeve-left', 'left'],
	['sleeve_right', 'right_sleeve', 'sleeve-right', 'right'],
	['label_inside', 'neck', 'neck-inner', 'inside_label'],
	['label_outside', 'neck-outer', 'outside_label'],
];

/**
 * The other printer's area for a print file: the same name, another name for it, or the only one.
 */
export function areaFor(file: PrintFile, areas: readonly PrintArea[]): PrintArea | undefined {
	const wanted = file.placement.toLowerCase();
	const same = areas.find(({ placement }) => placement.toLowerCase() === wanted);
	if (same) return same;
	const names = SAME_AREA.find((group) => group.includes(wanted)) ?? [];
	const other = areas.find(({ placement }) => names.includes(placement.toLowerCase()));
	const [only] = areas;
	return other ?? (areas.length === 1 && names[0] === 'front' ? only : undefined);
}

/**
 * Print files under the other printer's names, and what gets lost: areas that it does not have, and
 * files that only the old printer has, because their number means nothing at another one.
 */
export function moveFiles(
	files: readonly PrintFile[],
	areas: readonly PrintArea[] | undefined,
): { files: PrintFile[]; lost: string[] } {
	const moved: PrintFile[] = [];
	const lost: string[] = [];
	for (const { fileId, ...file } of files) {
		const area = areas && areas.length > 0 ? areaFor(file, areas) : file;
		if (area === undefined) lost.push(file.placement);
		else if (file.url === undefined) lost.push(`${file.placement} (file ${fileId ?? '?'})`);
		else moved.push({ ...file, placement: area.placement });
	}
	return { files: moved, lost };
}
