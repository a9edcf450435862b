/**
 * A picture to put into a provider's library: where the provider fetches it (https only), or its
 * bytes, where the provider takes any.
 */
export type FileRequest = {
	/** With its extension, such as `cat.png`. */
	name: string;
	/**
	 * Never repeated when it ends unclear: whoever asks looks it up. Otherwise it may be sent again,
	 * and a provider that does not know a file again then has it twice.
	 */
	once?: boolean;
	/**
	 * An earlier try may have worked: where the provider would keep the picture a second time, one of
	 * this name is looked for first.
	 */
	lookFirst?: boolean;
} & ({ url: string } | { content: Uint8Array });

/** A picture in a provider's library. */
export interface ProviderFile {
	fileId: string;
	name?: string;
	/** `processing`: ask again later. */
	state: 'ready' | 'processing' | 'failed';
	/** Why it failed, in the provider's words. */
	reason?: string;
	widthPx?: number;
	heightPx?: number;
	dpi?: number;
	bytes?: number;
	mimeType?: string;
	md5?: string;
	previewUrl?: string;
	/** Where the provider gives the file out again, if it does. */
	fileUrl?: string;
	raw: unknown;
}
