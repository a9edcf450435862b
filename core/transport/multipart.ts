import type { FieldValue, FilePart, MultipartBody } from './http';

/** What n8n's HTTP library asks of a file in a form: a `Blob` as far as it looks at it. */
interface BlobLike {
	readonly name: string;
	readonly type: string;
	/** Bytes; undefined makes the library send in chunks without `Content-Length`. */
	readonly size: number | undefined;
	stream(): AsyncIterable<Uint8Array>;
}

const UNREADABLE = 'its bytes cannot be read';
const OTHER_SIZE = 'it has another size than it says';

type Settled<T> = { value: T } | { failed: true };

async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
	return await promise.then(
		(value) => ({ value }),
		() => ({ failed: true as const }),
	);
}

/**
 * A file that is read anew each time it is sent, piece by piece as fast as the connection takes it.
 * Remembers how often it was begun and whether reading it failed, for the port to judge by.
 */
class SentFile implements BlobLike {
	readonly name: string;
	readonly type: string;
	readonly size: number | undefined;
	/** How often sending began. */
	begun = 0;
	/** Whether the last sending came to the end of the file. */
	isWhole = false;
	/** Why the bytes could not be sent to their end, in words. */
	problem: string | undefined;

	constructor(private readonly part: FilePart) {
		this.name = safeFilename(part.filename);
		this.type = part.contentType;
		this.size = part.bytes;
	}

	/**
	 * The bytes, from the start.
	 * @throws Error when they cannot be read, or are more or fewer than was announced, which would
	 *   corrupt the request without a word; it ends the request before it is complete
	 */
	async *stream(): AsyncGenerator<Uint8Array> {
		this.begun += 1;
		this.problem = undefined;
		this.isWhole = false;
		const opened = await settle(this.part.open());
		if ('failed' in opened) throw this.fail(UNREADABLE);
		const pieces = opened.value[Symbol.asyncIterator]();
		let sent = 0;
		try {
			for (;;) {
				const next = await settle(pieces.next());
				if ('failed' in next) throw this.fail(UNREADABLE);
				if (next.value.done === true) break;
				sent += next.value.value.byteLength;
				if (sent > (this.size ?? sent)) throw this.fail(OTHER_SIZE);
				yield next.value.value;
			}
		} finally {
			await settle(Promise.resolve(pieces.return?.()));
		}
		if (sent !== (this.size ?? sent)) throw this.fail(OTHER_SIZE);
		this.isWhole = true;
	}

	private fail(problem: string): Error {
		this.problem = problem;
		return new Error(problem);
	}
}

/** A name that cannot break out of its header, nor be empty: without one, Etsy takes no file. */
function safeFilename(filename: string): string {
	const name = filename.replace(/[\p{Cc}"\\/]/gu, '_').trim();
	return name === '' ? 'file' : name;
}

function fieldText(value: Exclude<FieldValue, undefined>): string {
	return typeof value === 'object' ? value.join(',') : String(value);
}

/**
 * A form with at most one file, in the shape of the standard's `FormData`, which n8n's HTTP library
 * recognises by its looks and encodes itself: boundary, headers, `Content-Length` where all sizes
 * are known, backpressure. The real `FormData` takes only `Blob`s, which hold their bytes in
 * memory.
 *
 * The same form may be sent again: each sending opens the file anew. So n8n may repeat the request
 * by itself after it has renewed an OAuth2 token, which it must not do with a stream that is spent.
 */
export class MultipartForm {
	readonly [Symbol.toStringTag] = 'FormData';
	readonly file: SentFile | undefined;
	private readonly parts: Array<[string, string | BlobLike]>;

	constructor(body: MultipartBody) {
		this.parts = Object.entries(body.fields).flatMap(
			([name, value]): Array<[string, string]> =>
				value === undefined ? [] : [[name, fieldText(value)]],
		);
		if (body.file === undefined) return;
		this.file = new SentFile(body.file);
		// Last, because many servers read the fields before the file.
		this.parts.push([body.file.field, this.file]);
	}

	/** Part of the looks; nothing is ever added. */
	append(name: string, value: string): void {
		this.parts.push([name, value]);
	}

	/** The parts in the order in which they are sent: the fields, then the file. */
	entries(): IterableIterator<[string, string | BlobLike]> {
		return this.parts.values();
	}

	[Symbol.iterator](): IterableIterator<[string, string | BlobLike]> {
		return this.entries();
	}
}
