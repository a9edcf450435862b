const SIGNATURE_AND_HEADER = 8 + 25;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_none, n) => {
	let crc = n;
	for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
	return crc >>> 0;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}

/**
 * Writes the resolution into a PNG that states none (PNG specification 11.3.5.3, `pHYs`).
 * @param dpi pixels an inch
 */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array {
	const chunk = new Uint8Array(21);
	const view = new DataView(chunk.buffer);
	const perMetre = Math.round(dpi / 0.0254);
	view.setUint32(0, 9);
	chunk.set([0x70, 0x48, 0x59, 0x73], 4);
	view.setUint32(8, perMetre);
	view.setUint32(12, perMetre);
	chunk[16] = 1;
	view.setUint32(17, crc32(chunk.subarray(4, 17)));
	const out = new Uint8Array(png.length + chunk.length);
	out.set(png.subarray(0, SIGNATURE_AND_HEADER));
	out.set(chunk, SIGNATURE_AND_HEADER);
	out.set(png.subarray(SIGNATURE_AND_HEADER), SIGNATURE_AND_HEADER + chunk.length);
	return out;
}
