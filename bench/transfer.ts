import { setTimeout as sleep } from 'node:timers/promises';
import { madeFile, openMadeHost, plainPipe } from './transfer/file-host';
import { n8nPid, peakWhile, rssOf } from './transfer/memory';
import { openTransferHost } from './transfer/n8n';

const MB = 1024 * 1024;
const SIZE = 300 * MB;
const WARM_UP = 60 * MB;
const ROUNDS = 3;
/** Until n8n has tidied up after the run before. */
const REST_MS = 5000;

const median = (values: number[]): number =>
	[...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/**
 * A print file of 300 MB from an address, and from n8n's file store, to Printify, in a real n8n:
 * how much more memory n8n takes than at rest, and the time beside a plain pipe of the same bytes.
 */
export async function transfer(): Promise<string[]> {
	const files = await openMadeHost();
	const bench = await openTransferHost();
	try {
		const pid = n8nPid(bench.host.userFolder);
		let seed = 1;
		const url = (bytes: number) => `${files.url}/${bytes}/${(seed += 1)}.png`;
		const ways = {
			'from an address': async (bytes: number) => void (await bench.fromUrl(url(bytes))),
			"into n8n's store and from there": async (bytes: number) =>
				void (await bench.fromStore(madeFile(bytes, (seed += 1)))),
		};
		for (const way of Object.values(ways)) await way(WARM_UP);
		await sleep(REST_MS);
		const atRest = rssOf(pid);
		const pipes: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			pipes.push(await plainPipe(url(SIZE), files.url));
		}
		const pipe = median(pipes);
		const lines = [`n8n at rest ${Math.round(atRest)} MiB; plain pipe of 300 MB ${seconds(pipe)}`];
		for (const [name, way] of Object.entries(ways)) {
			const runs = [];
			for (let round = 0; round < ROUNDS; round += 1) {
				await sleep(REST_MS);
				runs.push(await peakWhile(pid, async () => await way(SIZE)));
			}
			// Over what n8n took just before: it gives back much of its start only later.
			const growths = runs.map(({ peak, before }) => Math.round(peak - before));
			const took = median(runs.map(({ ms }) => ms));
			lines.push(
				`300 MB ${name}: at most ${Math.max(...growths)} MiB more memory (${growths.join(', ')}), ${seconds(took)}, ${(took / pipe).toFixed(2)} times the pipe`,
			);
		}
		return lines;
	} finally {
		await bench.close();
		files.close();
	}
}
