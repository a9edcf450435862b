/** How much of a colour is left where an ink and black are printed; each from 0 (none) to 255. */
export function inkToLight(ink: number, black: number): number {
	return ((255 - ink) * (255 - black)) / 255;
}
