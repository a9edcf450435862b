import type { Resvg as ResvgClass } from './vendor/resvg';
import { unpack } from './unpack';

/** The class that draws. */
export type Engine = typeof ResvgClass;

let starting: Promise<Engine> | undefined;

/** The renderer, loaded with the first file that is drawn: n8n starts without it. */
export async function drawingEngine(): Promise<Engine> {
	starting ??= (async () => {
		const { Resvg, startResvg } = await import('./vendor/resvg');
		await startResvg(unpack);
		return Resvg;
	})();
	return await starting;
}
