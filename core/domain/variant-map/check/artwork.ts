import { areaOfCatalog } from '../../artwork/area';
import { GENERAL_RULES } from '../../artwork/judge/context';
import { judgeSharpness } from '../../artwork/judge/sharpness';
import type { ArtworkArea } from '../../artwork/types';
import type { PrintArea } from '../../catalog';
import type { PrintFile } from '../../print-file';
import { serviceLabel } from '../../provider';
import type { VariantMapRow } from '../row';
import { nameOfRow, ofRow, type Finding } from './finding';

/** The part of an area that a picture takes. */
function scaled(area: ArtworkArea, scale: number): ArtworkArea {
	const by = (size: number | undefined) => (size === undefined ? undefined : size * scale);
	return {
		...area,
		widthMm: by(area.widthMm),
		heightMm: by(area.heightMm),
		widthPx: by(area.widthPx),
		heightPx: by(area.heightPx),
	};
}

/** Why a file is too small for its area, by its pixels where the row has them; else undefined. */
function tooSmall(who: string, file: PrintFile, area: PrintArea): string | undefined {
	const { widthPx, heightPx, position } = file;
	const findings = judgeSharpness(
		{ widthPx, heightPx },
		{
			who,
			rules: GENERAL_RULES,
			// A picture fills its area in one direction; the other may be smaller.
			fit: 'fit',
			area: scaled(areaOfCatalog(area), position?.scale ?? 1),
		},
	);
	return findings.find(({ severity }) => severity === 'rejection')?.message;
}

/** What is wrong with the print files of a blank: none, of another place, or too small. */
export function checkArtwork(
	row: VariantMapRow,
	areas: readonly PrintArea[] | undefined,
): Finding[] {
	if (row.source?.kind !== 'catalogVariant' || !areas || areas.length === 0) return [];
	const { files } = row.source;
	const [only] = areas;
	const areaOf = ({ placement }: PrintFile) =>
		areas.find((area) => area.placement === placement) ??
		(placement === 'default' && areas.length === 1 ? only : undefined);
	const wrong = files.flatMap((file): Finding[] => {
		const area = areaOf(file);
		if (!area) {
			return [
				ofRow(row, {
					code: 'artwork_wrong_place',
					severity: 'error',
					message: `The ${nameOfRow(row)} has a print file for "${file.placement}", which is no print area of the product.`,
					repair: `Use one of: ${areas.map(({ placement }) => placement).join(', ')}.`,
				}),
			];
		}
		const why = tooSmall(serviceLabel(row.provider), file, area);
		if (why === undefined) return [];
		return [
			ofRow(row, {
				code: 'artwork_too_small',
				severity: 'warning',
				message: `The print file for "${area.placement}" of the ${nameOfRow(row)} has too few pixels (${file.widthPx ?? '?'} x ${file.heightPx ?? '?'}). ${why}.`,
				repair: 'Use a larger picture, or place it smaller.',
			}),
		];
	});
	const missing = areas.filter(
		(area) => area.isRequired === true && !files.some((file) => areaOf(file) === area),
	);
	return [
		...wrong,
		...missing.map(({ placement }) =>
			ofRow(row, {
				code: 'artwork_missing',
				severity: 'error',
				message: `The ${nameOfRow(row)} has no print file for "${placement}", which must have one.`,
				repair: 'Add the print file in the column files.',
			}),
		),
	];
}
