import { damaged, truncated, type Fault, type Header, type HeaderTools } from '../header';
import type { ByteReader } from '../reader';
import { PdfCheck } from '../unsafe-pdf';

const PIECE = 1024 * 1024;
const MM_A_POINT = 25.4 / 72;

/** The page's size in millimetres as it is shown. */
function sizeOf(box: readonly number[] | undefined, rotate: number) {
	const [left = NaN, bottom = NaN, right = NaN, top = NaN] = box ?? [];
	const mm = (points: number) => Math.round(Math.abs(points) * MM_A_POINT * 10) / 10;
	const [width, height] = [mm(right - left), mm(top - bottom)];
	if (!(width > 0 && height > 0)) return {};
	return Math.abs(rotate) % 180 === 90
		? { widthMm: height, heightMm: width }
		: { widthMm: width, heightMm: height };
}

/**
 * Reads a PDF from end to end, a piece at a time: its objects may lie anywhere. Gives the number of
 * its pages and the size of the first.
 */
export async function readPdf(reader: ByteReader, tools?: HeaderTools): Promise<Header> {
	const check = new PdfCheck(tools);
	for (let at = 0; ; at += PIECE) {
		const piece = await reader.at(at, PIECE);
		check.push(piece.data);
		if (piece.length < PIECE) break;
	}
	const faults: Fault[] = check.end();
	const tail = await reader.tail(64 * 1024);
	const hasEnd = tail.length === 0 || tail.indexOf('%%EOF') >= 0;
	if (!hasEnd) faults.push(truncated('its end is missing'));
	else if (check.pages === 0 && faults.length === 0) faults.push(damaged('it has no page'));
	const { first, inherited, pages } = check;
	return {
		facts: {
			...sizeOf(first?.box ?? inherited, first?.rotate ?? 0),
			...(pages > 0 ? { pages } : {}),
			...{ isVector: true, isAnimated: false },
		},
		faults,
	};
}
