/** The bytes of an answer as they come in; leaving them early ends the connection. */
export interface BodyStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

/** One request for a file. Redirects are not followed, and no credential goes along. */
export interface FileGet {
	url: string;
	/** Only these bytes, the last one included; a host may send all of them nevertheless. */
	range?: { from: number; to: number };
	/** The address that the connection is made to, whatever the name in the URL would lead to. */
	connectTo?: string;
	/** Milliseconds of silence before the answer. */
	timeoutMs: number;
	signal: AbortSignal;
}

/** What became of it. `not_sent`: no connection was made, so another address may be tried. */
export type FileAnswer =
	| { kind: 'answer'; status: number; headers: Record<string, string>; body: BodyStream }
	| { kind: 'none'; reason: 'not_sent' | 'cut' | 'timeout'; detail: string };

/** What a name leads to, or why it cannot be told. */
export type NameAnswer = { addresses: string[] } | { problem: string };

/** How files are fetched. Never rejects. */
export interface FetchPort {
	/** Absent where this n8n gives a node no way to find out before it connects. */
	resolve?(host: string): Promise<NameAnswer>;
	get(request: FileGet): Promise<FileAnswer>;
}

/** Bounds of one download. */
export interface FetchLimits {
	/** Of the file as it comes out, after any decompression. */
	maxBytes: number;
	maxRedirects: number;
	/** Until the answer's headers are there. */
	answerMs: number;
	/** Between two pieces. */
	silenceMs: number;
	/** From the start to the last byte. */
	totalMs: number;
	/** Average below which it is cut, once it has been waited for `silenceMs` altogether. */
	minBytesPerSecond: number;
}

/** 512 MB is more than any print file that the providers take. */
export const DEFAULT_LIMITS: Readonly<FetchLimits> = {
	maxBytes: 512 * 1024 * 1024,
	maxRedirects: 5,
	answerMs: 30_000,
	silenceMs: 20_000,
	totalMs: 15 * 60_000,
	minBytesPerSecond: 2048,
};

/** What may be fetched. */
export interface FetchRules {
	limits: FetchLimits;
	/**
	 * The host of a credential that points at a sandbox on this machine: it alone may be fetched from
	 * by http and though it is this machine. Only somebody who can edit credentials sets it.
	 */
	sandboxHost?: string;
	/**
	 * Names that the seller vouches for: they are fetched where n8n cannot tell beforehand where a
	 * name leads. Lower case.
	 */
	trustedHosts?: readonly string[];
}

/** Clock and sleep, in milliseconds; tests give others. */
export interface FetchTime {
	now(): number;
	sleep(ms: number): Promise<void>;
}
