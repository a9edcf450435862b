import type { PixelFacts } from '../../domain/artwork/pixel-stats';
import type { ArtworkFinding } from '../../domain/artwork/types';

/** What looking at the pixels came to. */
export type Look = { facts: PixelFacts } | { fault: ArtworkFinding } | { notLooked: string };

/** How to look at a file once it is read, or why it need not be read. */
export type PlannedLook = { look: (file: Uint8Array) => Promise<Look> } | { notLooked: string };
