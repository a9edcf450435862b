import type { ByteSource } from '../../domain/artwork/reader';
import type { Result } from '../../domain/result';

/** Opens a file at its start. What it gives may throw where the bytes do not come to their end. */
export type OpenFile = () => Promise<Result<AsyncIterable<Uint8Array>>>;

/** A file to inspect, wherever it is. Nothing of it is read before it is asked for. */
export interface ArtworkInput {
	/** As the item or the address calls it; may be empty. */
	name: string;
	/** Where it is from: a host, a provider or `n8n`. No path and no secret. */
	from: string;
	/** For headers: pieces of it. */
	bytes: ByteSource;
	/** For what needs all of it. */
	open: OpenFile;
}
