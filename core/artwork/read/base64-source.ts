import type { ByteSource } from '../../domain/artwork/reader';

/** Bytes of a file that an item holds as text; only what is asked for is decoded. */
export function base64Source(base64: string): ByteSource {
	const padding = /=*$/.exec(base64.slice(-2))?.[0].length ?? 0;
	const size = Math.floor((base64.length * 3) / 4) - padding;
	return {
		size,
		read: async (offset, length) => {
			const group = Math.floor(offset / 3);
			const last = Math.ceil((offset + length) / 3);
			const bytes = Buffer.from(base64.slice(group * 4, last * 4), 'base64');
			const value = bytes.subarray(offset - group * 3, offset - group * 3 + length);
			return await Promise.resolve({ ok: true, value });
		},
	};
}
