import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPack, N8nClient, startN8n, type N8nHost } from '../host';
import { atRest, n8nPid, rssOf } from '../host/memory';
import { filesMade, manyFilesWorkflow, namesFor } from '../test/support/render/many-files';
import { callWebhook } from './call-webhook';
import type { Report } from './report';

const [SIDE, FILES, FIRST] = [1200, 200, 20];
const LOOK_MS = 50;

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

/**
 * 200 personalised files of 4 x 4 inches at 300 DPI in one run of Render in a real n8n: the most
 * memory until the 20th file, and from there to the last.
 */
export async function render(): Promise<Report> {
	const host = await startN8n({ packTarball: await buildPack(), installLog: () => undefined });
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
		const warm = await atRest(pid);
		const peaks = { first: warm, rest: 0 };
		let isRunning = true;
		const watching = (async () => {
			while (isRunning) {
				const isFirst = peaks.rest === 0 && filesIn(host, id) < FIRST;
				const which = isFirst ? 'first' : 'rest';
				peaks[which] = Math.max(peaks[which], rssOf(pid));
				await sleep(LOOK_MS);
			}
		})();
		const start = performance.now();
		const made = await call(FILES);
		const ms = performance.now() - start;
		isRunning = false;
		await watching;
		if (made !== FILES) throw new Error(`${made} different files were made`);
		return report({ warm, peaks, ms });
	} finally {
		await host.stop();
	}
}

function report(found: { warm: number; peaks: { first: number; rest: number }; ms: number }) {
	const { warm, peaks, ms } = found;
	const whole = Math.round;
	return {
		notes: [
			`${FILES} different files of ${SIDE} x ${SIDE} px in one run, in the real n8n, which had ${whole(warm)} MiB at rest after one file`,
		],
		table: [
			['Most memory to the 20th file', 'to the last', 'Growth from the 20th on', 'A file'],
			[
				`${whole(peaks.first)} MiB`,
				`${whole(Math.max(peaks.first, peaks.rest))} MiB`,
				`${whole(peaks.rest - peaks.first)} MiB`,
				`${whole(ms / FILES)} ms`,
			],
		],
		data: {
			...{ files: FILES, sidePx: SIDE, restMiB: whole(warm), msPerFile: whole(ms / FILES) },
			...{ peakTo20MiB: whole(peaks.first), peakFrom20MiB: whole(peaks.rest) },
			growthMiB: whole(peaks.rest - peaks.first),
		},
	};
}
