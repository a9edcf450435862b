import { loadavg } from 'node:os';
import { median, type Report } from './report';
import { atRest, n8nPid, peakWhile, type Watched } from '../host/memory';
import { openTransferHost, type Way } from './transfer/n8n';

const MB = 1024 * 1024;
const SIZE = 300 * MB;
/** Larger than what Printify takes as text, so that it goes the same way. */
const WARM_UP = 8 * MB;
const ROUNDS = Number(process.env.POD_BENCH_ROUNDS ?? 5);

const WAYS: readonly Way[] = [
	'transfer from url',
	'pipe from url',
	'transfer from store',
	'pipe from store',
	'fetch from store',
];

/**
 * A print file of 300 MB from an address, and from n8n's own file store, to Printify, in a real
 * n8n: how much more memory n8n takes than at rest, and the time beside Node's plain pipe of the
 * same bytes in the same process. The ways take turns, so that what else the machine does meets
 * all.
 */
export async function transfer(): Promise<Report> {
	const bench = await openTransferHost();
	const runs: Record<Way, Watched[]> = {
		'transfer from url': [],
		'pipe from url': [],
		'transfer from store': [],
		'pipe from store': [],
		'fetch from store': [],
	};
	try {
		const pid = n8nPid(bench.host.userFolder);
		for (const way of WAYS) await (await bench.prepare(way, WARM_UP))();
		const warm = await atRest(pid);
		const [load = 0] = loadavg();
		for (let round = 0; round < ROUNDS; round += 1) {
			// Each is the first one as often as another.
			for (const way of turned(WAYS, round)) {
				const ready = await bench.prepare(way, SIZE);
				runs[way].push(await peakWhile(pid, ready));
			}
		}
		return report(warm, load, runs);
	} finally {
		await bench.close();
	}
}

function turned<T>(all: readonly T[], by: number): T[] {
	const at = by % all.length;
	return [...all.slice(at), ...all.slice(0, at)];
}

const ms = (given: readonly Watched[]) => given.map((run) => Math.round(run.ms));
const growths = (given: readonly Watched[]) =>
	given.map(({ peak, before }) => Math.round(peak - before));

function report(warm: number, load: number, runs: Record<Way, Watched[]>): Report {
	const rows = (['url', 'store'] as const).map((from) => {
		const [ours, pipes] = [runs[`transfer from ${from}`], runs[`pipe from ${from}`]];
		const peak = Math.max(...ours.map((run) => run.peak));
		return {
			from: from === 'url' ? 'an address' : "n8n's store",
			growthMiB: growths(ours),
			growthOfAllMiB: Math.round(peak - warm),
			pipeGrowthMiB: growths(pipes),
			ms: ms(ours),
			pipeMs: ms(pipes),
			timesThePipe: median(ms(ours)) / median(ms(pipes)),
			fetchMs: from === 'url' ? [] : ms(runs['fetch from store']),
			cpuMs: ours.map(({ cpuMs }) => cpuMs),
			pipeCpuMs: pipes.map(({ cpuMs }) => cpuMs),
		};
	});
	return {
		notes: [
			`300 MB to Printify in the real n8n, ${ROUNDS} times each, medians; n8n at rest ${Math.round(warm)} MiB; load of the machine at the start ${load.toFixed(1)}`,
			'memory: the most that n8n had in RAM meanwhile, over what it had at rest just before (and, of all runs, over what it had after a warm-up of 8 MB)',
			'the plain fetch: the sink fetches the file from the address that n8n gives out of its own store, which is the only way to a printer that takes large files by their addresses',
			"the plain pipe: Node's own, in n8n's process, of the same bytes to a sink in the sandbox's process; the ways take turns",
			'a pipe reads and sends at once; Transfer reads for the hash, and only then may the printer fetch: nothing on this machine is slower than the hash, so up to 2 here, and less the slower the line to the printer is',
		],
		table: [
			[
				'From',
				'Most memory',
				'of all runs',
				'Time',
				'Plain pipe',
				'Ratio',
				"Plain fetch of n8n's address",
				'Ratio',
				'Processor',
				'of the pipe',
			],
			...rows.map((row) => [
				row.from,
				`${Math.max(...row.growthMiB)} MiB (${row.growthMiB.join(', ')})`,
				`${row.growthOfAllMiB} MiB`,
				`${(median(row.ms) / 1000).toFixed(2)} s`,
				`${(median(row.pipeMs) / 1000).toFixed(2)} s`,
				row.timesThePipe.toFixed(2),
				...fetchCells(row.ms, row.fetchMs),
				`${median(row.cpuMs)} ms`,
				`${median(row.pipeCpuMs)} ms`,
			]),
		],
		data: { bytes: SIZE, load, restMiB: Math.round(warm), rows },
	};
}

function fetchCells(ours: readonly number[], fetches: readonly number[]): string[] {
	if (fetches.length === 0) return ['', ''];
	const ratio = median(ours) / median(fetches);
	return [`${(median(fetches) / 1000).toFixed(2)} s`, ratio.toFixed(2)];
}
