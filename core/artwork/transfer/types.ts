import type { Result } from '../../domain/result';

/** A file somewhere, not yet read. */
export interface FileSource {
	/** Sources with the same key are the same file within a run. */
	key: string;
	/** What the seller calls it, with or without an extension. */
	name: string;
	/** Where it is, for the audit: a host's name, `n8n`, or whose library. */
	from: string;
	/** The host that gives it out, where that is not what `from` says. */
	host?: string;
	/** Its size as whoever keeps it says; another one means that it is not the file. */
	bytes?: number;
	/** The same of its MD5, in hex. */
	md5?: string;
	/** What is said where it is not: whoever keeps it may never give out the file itself. */
	notItself?: { category: 'artwork' | 'capability'; hint: string };
	/** Opens it at its start, anew each time. */
	open(): Promise<Result<AsyncIterable<Uint8Array>>>;
	/** Where somebody else can fetch it, or why nobody can. */
	address(): Promise<Result<FileAddress>>;
}

/** An address to give away. */
export interface FileAddress {
	url: string;
	/** ISO 8601; absent where it lasts. */
	expiresAt?: string;
	/** Whether the file was stored anew, so that it is there as long as this execution is kept. */
	kept?: true;
}

/** What a file is, after it was read once. */
export interface FileFacts {
	/** In hex. */
	sha256: string;
	/** In hex; only where the destination compares it. */
	md5?: string;
	bytes: number;
	/** By content. */
	mimeType: string;
	/** The name to send it under, which is this content's alone. */
	name: string;
	/** The whole file, where it is small enough to be held. */
	content?: Uint8Array;
}

/** A row of `POD Artwork Library`. */
export interface LibraryRow {
	sha256: string;
	/** Who has it: a provider, or `etsy`. */
	provider: string;
	/** Its number there; for Etsy the listing's and the image's with a slash between them. */
	providerFileId: string;
	mimeType: string;
	bytes: number;
	/** Pixels; 0 where they are not known. */
	width: number;
	height: number;
	/** ISO 8601. */
	uploadedAt: string;
}

/** What became of a file at its destination. */
export interface Delivery {
	/** `processing`: it was taken, and whether it can be used is not known yet. */
	state: 'ready' | 'processing';
	/** Whether it was sent now, and not there already. */
	isNew: boolean;
	/** Whether a row of the table names it, so that it needs no new one. */
	isKnown?: boolean;
	/** The destination's own id of it, where it has one. */
	fileId?: string;
	/** Where it lies, where it was not taken but an address is given with each order. */
	address?: FileAddress;
	widthPx?: number;
	heightPx?: number;
	/** What else a seller may use, such as the listing. */
	more?: Record<string, string | number>;
}

/** Where files go. */
export interface Destination {
	/** A file is sent once to destinations with the same key. */
	key: string;
	/** For rows and audit. */
	provider: string;
	/** What goes one by one, such as the images of a listing; default: several at once. */
	oneByOne?: boolean;
	/** Whether the MD5 of a file is wanted. */
	wantsMd5: boolean;
	/** Bytes up to which the whole file is wanted in memory. */
	wantsContentUpTo: number;
	/** Sends it, unless it is there. */
	deliver(source: FileSource, facts: FileFacts): Promise<Result<Delivery>>;
	/** Asks how a file that is being processed is now. */
	askAgain?(delivery: Delivery, facts: FileFacts): Promise<Result<Delivery>>;
	/** The id to remember it by; absent where nothing is to be remembered. */
	rowId?(delivery: Delivery): string;
}
