import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { buildPack, N8nClient, startN8n, type N8nHost } from '../host';
import { atRest, gaugeOf, n8nPid, watch, type Watched } from '../host/memory';
import { filesMade, manyFilesWorkflow, namesFor } from '../test/support/render/many-files';
import { callWebhook } from './call-webhook';
import type { Report } from './report';

const [SIDE, FILES] = [1200, 200];
/** Up to how many files the most memory is told. */
const STEPS = [20, 50, 100, FILES] as const;

/** What n8n's store has of a workflow: each line leaves the file and its preview. */
function filesIn({ userFolder }: N8nHost, workflowId: string): number {
	const folder = join(userFolder, '.n8n', 'storage', 'workflows', workflowId);
	try {
		const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const binary = all.filter((path) => /binary_data\/[^./]+$/.test(path));
		return Math.floor(binary.length / 2);
	} catch {
		// Before the first file.
		return 0;
	}
}

/** The most memory that there was while so many files were made, in MiB. */
class PeakByStep {
	private readonly peaks = STEPS.map(() => 0);

	note(files: number, memory: number): void {
		const at = STEPS.findIndex((step) => files < step);
		const step = at === -1 ? STEPS.length - 1 : at;
		this.peaks[step] = Math.max(this.peaks[step] ?? 0, memory);
	}

	/** From the first file to the one of each step. */
	soFar(): number[] {
		return this.peaks.map((_one, at) => Math.max(...this.peaks.slice(0, at + 1)));
	}
}

/**
 * 200 personalised files of 4 x 4 inches at 300 DPI in one run of Render in a real n8n: the most
 * memory until the 20th, 50th, 100th and last file.
 */
export async function render(): Promise<Report> {
	const host = await startN8n({
		packTarball: await buildPack(),
		hasEditor: true,
		installLog: () => undefined,
	});
	try {
		await host.ready;
		const client = new N8nClient(host.url);
		await client.setupOwner();
		const { id } = await client.createWorkflow(manyFilesWorkflow('many', SIDE));
		await client.activate(id);
		const pid = n8nPid(host.userFolder);
		const call = async (count: number) =>
			filesMade(await callWebhook(`${host.url}/webhook/many`, { names: namesFor(count) }));
		await call(1);
		await atRest(pid);
		const peaks = new PeakByStep();
		const gauge = gaugeOf(pid);
		const memory = () => {
			const now = gauge.memory();
			peaks.note(filesIn(host, id), now);
			return now;
		};
		const [load = 0] = loadavg();
		const run = await watch({ ...gauge, memory }, async () => {
			const made = await call(FILES);
			if (made !== FILES) throw new Error(`${made} different files were made`);
		});
		return report(run, peaks.soFar(), load);
	} finally {
		await host.stop();
	}
}

function report({ before, ms, cpuMs }: Watched, peaks: readonly number[], load: number): Report {
	const growths = peaks.map((peak) => Math.round(peak - before));
	const perFile = (of: number) => Math.round(of / FILES);
	return {
		notes: [
			`${FILES} different files of ${SIDE} x ${SIDE} px in one run of one step, in the real n8n, which had ${Math.round(before)} MiB at rest after one file`,
			`a file: ${perFile(ms)} ms, ${perFile(cpuMs)} ms of the processor; load of the machine at the start ${load.toFixed(1)}`,
		],
		table: [
			['Files made', 'Most memory so far', "Over n8n's rest"],
			...STEPS.map((step, at) => [
				String(step),
				`${Math.round(peaks[at] ?? 0)} MiB`,
				`${growths[at]} MiB`,
			]),
		],
		data: {
			...{ files: FILES, sidePx: SIDE, load, restMiB: Math.round(before) },
			...{ msPerFile: perFile(ms), cpuMsPerFile: perFile(cpuMs) },
			growthMiB: Object.fromEntries(STEPS.map((step, at) => [step, growths[at]])),
		},
	};
}
