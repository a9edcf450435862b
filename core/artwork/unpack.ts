/**
 * Undoes the packing of a binary file that the build put into a bundle as text.
 * @param packed base64 of raw deflate
 */
export async function unpack(packed: string): Promise<Uint8Array<ArrayBuffer>> {
	const deflated = new Blob([Buffer.from(packed, 'base64')]).stream();
	const inflated = deflated.pipeThrough(new DecompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(inflated).arrayBuffer());
}
