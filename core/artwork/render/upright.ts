/**
 * A transform of SVG that turns raw pixels into how the picture is to be seen (EXIF 2.32, tag
 * 0x0112).
 * @param width of the picture as it is seen
 */
export function uprightMatrix(orientation: number, width: number, height: number): string {
	const matrices: Readonly<Record<number, readonly number[]>> = {
		2: [-1, 0, 0, 1, width, 0],
		3: [-1, 0, 0, -1, width, height],
		4: [1, 0, 0, -1, 0, height],
		5: [0, 1, 1, 0, 0, 0],
		6: [0, 1, -1, 0, width, 0],
		7: [0, -1, -1, 0, width, height],
		8: [0, -1, 1, 0, 0, height],
	};
	return `matrix(${(matrices[orientation] ?? [1, 0, 0, 1, 0, 0]).join(' ')})`;
}
