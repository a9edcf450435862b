import { createHash } from 'node:crypto';

import { hashText } from '../core/random';
import { fetchImage } from '../core/fetch-image';
import { isLoopback } from '../core/webhook-post';
import type { StoredFile } from './model';

/** What Printful knows of a file once it has it. */
interface Content {
	hash: string;
	mimeType: string;
	size: number;
	width: number;
	height: number;
}

/** What is asked for when a file is added. */
export interface FileInput {
	url: string;
	type?: string | undefined;
	filename?: string | undefined;
	visible?: boolean | undefined;
}

/**
 * The file library: an address that is known stays the file that it was when it was first seen
 * (facts/printful.md 7).
 */
export class FileLibrary {
	private byId = new Map<number, StoredFile>();
	private contents = new Map<StoredFile, Content | undefined>();
	private fetching = new Set<Promise<void>>();

	constructor(
		private readonly nextId: () => number,
		private readonly now: () => number,
		private readonly delayMs: () => number,
	) {}

	/** Adds a file to a store, or finds the one with the same address. */
	add(storeId: number, input: FileInput): StoredFile {
		const known = [...this.byId.values()].find(
			(file) => file.storeId === storeId && file.url === input.url,
		);
		if (known) return known;
		const file: StoredFile = {
			id: this.nextId(),
			storeId,
			url: input.url,
			type: input.type ?? 'default',
			filename: input.filename ?? nameIn(input.url),
			visible: input.visible ?? true,
			createdAt: this.now(),
			readyAt: this.now() + this.delayMs(),
			canBeFetched: true,
		};
		this.byId.set(file.id, file);
		this.receive(file);
		return file;
	}

	/** @returns undefined when it is not there or another store's */
	get(storeId: number, id: number): StoredFile | undefined {
		const file = this.byId.get(id);
		return file?.storeId === storeId ? file : undefined;
	}

	/** `waiting` until it is fetched, then `ok` or `failed`. */
	status(file: StoredFile): 'waiting' | 'ok' | 'failed' {
		if (this.now() < file.readyAt) return 'waiting';
		return file.canBeFetched ? 'ok' : 'failed';
	}

	/** @returns undefined until the file is there */
	contentOf(file: StoredFile): Content | undefined {
		return this.status(file) === 'ok' ? this.contents.get(file) : undefined;
	}

	/** Every file, the oldest first. */
	all(): StoredFile[] {
		return [...this.byId.values()];
	}

	/** Waits until nothing is being fetched from this machine. */
	async idle(): Promise<void> {
		await Promise.all(this.fetching);
	}

	reset(): void {
		this.byId = new Map();
		this.contents = new Map();
	}

	/** Fetches from this machine only; for any other host an image of a likely size is made up. */
	private receive(file: StoredFile): void {
		if (!isLoopback(file.url)) {
			file.canBeFetched = !new URL(file.url).hostname.endsWith('.invalid');
			this.contents.set(file, {
				hash: createHash('md5').update(file.url).digest('hex'),
				mimeType: /\.jpe?g(\?|$)/i.test(file.url) ? 'image/jpeg' : 'image/png',
				size: 1_000_000 + (hashText(file.url) % 4_000_000),
				width: 1800,
				height: 2400,
			});
			return;
		}
		const work = download(file.url).then((content) => {
			file.canBeFetched = content !== undefined;
			this.contents.set(file, content);
			this.fetching.delete(work);
		});
		this.fetching.add(work);
	}
}

async function download(url: string): Promise<Content | undefined> {
	const { image } = await fetchImage(url, { md5: true });
	if (!image) return undefined;
	const { md5: hash = '', mimeType, width, height, size } = image;
	return { hash, mimeType, width, height, size };
}

function nameIn(url: string): string | null {
	return new URL(url).pathname.split('/').pop() || null;
}
