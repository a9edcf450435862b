/** Alpha from which on a pixel is seen. */
const SEEN = 16;
/** How far a channel may be off the background's before it is something else: JPEG and shades. */
const SAME = 12;
/** How far the ground of a photo may be off on average: walls, skies and nights are farther off. */
const EVEN = 2;

/** What the pixels of a picture are like. */
export interface PixelFacts {
	/** Whether no pixel is seen at all. */
	isTransparent: boolean;
	/** Whether some pixels are not seen. */
	usesAlpha: boolean;
	/** Pixels that are not background, as a fraction of all. */
	content: number;
	/** The box around them, in fractions of the picture; absent where there are none. */
	box?: { left: number; top: number; right: number; bottom: number };
	/** How much of each edge is not background, as a fraction of its length. */
	edges: { top: number; right: number; bottom: number; left: number };
	/** Whether the corners are background: then the picture is something on a ground. */
	hasGround: boolean;
	/**
	 * Of a drawing: the edges over which its shapes go on. Absent where only the pixels are known,
	 * which cannot tell a shape that ends at the edge from one that is cut there.
	 */
	runsOver?: Edge[];
}

/** A side of a picture. */
export type Edge = 'top' | 'right' | 'bottom' | 'left';

/**
 * Gathers what the pixels are like from rows in any order, as they are decoded: no more than one
 * row is looked at. The background is what is not seen, or else the colour of the first pixel.
 */
export class PixelStats {
	private seen = 0;
	private unseen = 0;
	private content = 0;
	private first?: readonly [number, number, number, number];
	private box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
	private edges = { top: 0, right: 0, bottom: 0, left: 0 };
	private grounds = 0;
	/** How far the ground along the edges is off the first pixel, and of how many pixels. */
	private uneven = { sum: 0, pixels: 0 };

	/**
	 * @param mayBePhoto whether it is of a kind that is mostly photos: then only an even colour in
	 * all corners is a ground
	 */
	constructor(
		private readonly width: number,
		private readonly height: number,
		private readonly mayBePhoto = false,
	) {}

	/**
	 * @param rgba bytes of the pixels, four each
	 * @param x where the first of them is
	 * @param step from one to the next, in pixels of the picture
	 */
	row(rgba: Uint8Array, y: number, x = 0, step = 1): void {
		const { width, height } = this;
		const isEdge = y === 0 || y === height - 1;
		for (let at = 0, column = x; at + 3 < rgba.length && column < width; at += 4, column += step) {
			const isContent = this.pixel(rgba, at);
			const isCorner = isEdge && (column === 0 || column === width - 1);
			if (isCorner && !isContent) this.grounds += 1;
			if (!isContent && (isEdge || column === 0 || column === width - 1)) this.noteGround(rgba, at);
			if (!isContent) continue;
			this.content += 1;
			const { box, edges } = this;
			if (column < box.left) box.left = column;
			if (column > box.right) box.right = column;
			if (y < box.top) box.top = y;
			if (y > box.bottom) box.bottom = y;
			if (y === 0) edges.top += 1;
			if (y === height - 1) edges.bottom += 1;
			if (column === 0) edges.left += 1;
			if (column === width - 1) edges.right += 1;
		}
	}

	/**
	 * What the rows so far are like; fractions are of the whole picture, so all rows should be in.
	 */
	facts(): PixelFacts {
		const { width, height, box, edges } = this;
		const isThere = this.content > 0;
		return {
			isTransparent: this.seen === 0,
			usesAlpha: this.unseen > 0,
			content: this.content / (width * height),
			...(isThere
				? {
						box: {
							left: box.left / width,
							top: box.top / height,
							right: (box.right + 1) / width,
							bottom: (box.bottom + 1) / height,
						},
					}
				: {}),
			edges: {
				top: edges.top / width,
				bottom: edges.bottom / width,
				left: edges.left / height,
				right: edges.right / height,
			},
			hasGround: this.mayBePhoto ? this.grounds === 4 && this.isEven : this.grounds >= 3,
		};
	}

	private get isEven(): boolean {
		return this.uneven.sum <= this.uneven.pixels * EVEN;
	}

	private noteGround(rgba: Uint8Array, at: number): void {
		const [first = [0, 0, 0, 0], { uneven }] = [this.first, this];
		const off = (channel: 0 | 1 | 2) => Math.abs((rgba[at + channel] ?? 0) - first[channel]);
		uneven.sum += Math.max(off(0), off(1), off(2));
		uneven.pixels += 1;
	}

	/** Whether a pixel is something, and no background. */
	private pixel(rgba: Uint8Array, at: number): boolean {
		const alpha = rgba[at + 3] ?? 0;
		if (alpha < SEEN) {
			this.unseen += 1;
			this.first ??= [0, 0, 0, 0];
			return false;
		}
		this.seen += 1;
		const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
		this.first ??= [red, green, blue, alpha];
		const ground = this.first;
		if (ground[3] === 0) return true;
		return (
			Math.abs(red - ground[0]) > SAME ||
			Math.abs(green - ground[1]) > SAME ||
			Math.abs(blue - ground[2]) > SAME ||
			Math.abs(alpha - ground[3]) > SAME
		);
	}
}
