import { initWasm, Resvg } from '@resvg/resvg-wasm';
import packedWasm from '@resvg/resvg-wasm/index_bg.wasm';

/** Starts the renderer; its wasm is unpacked by `unpack`. To be called once. */
export async function startResvg(unpack: (packed: string) => Promise<Uint8Array>): Promise<void> {
	await initWasm(await unpack(packedWasm));
}

export { Resvg };
export type { ResvgRenderOptions } from '@resvg/resvg-wasm';
