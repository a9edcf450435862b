import type { ArtworkFacts } from '../../domain/artwork/types';

/** The pixels of a picture as they are stored: before it is turned by its orientation. */
export function storedSize({ widthPx = 0, heightPx = 0, orientation = 1 }: ArtworkFacts) {
	return orientation >= 5
		? { width: heightPx, height: widthPx }
		: { width: widthPx, height: heightPx };
}
