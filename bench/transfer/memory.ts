import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const MB = 1024 * 1024;

function field(pid: string, name: string): string | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1];
	} catch {
		return undefined;
	}
}

/** The process that runs n8n in a user folder; Linux only. */
export function n8nPid(userFolder: string): string {
	const found = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => {
			try {
				const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
				const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
				const isN8n = command.some((part) => part.endsWith('/bin/n8n')) && command[2] === 'start';
				return isN8n && environment.includes(`N8N_USER_FOLDER=${userFolder}\0`);
			} catch {
				return false;
			}
		});
	if (found.length !== 1) throw new Error(`There are ${found.length} processes of n8n, not one`);
	return found[0] ?? '';
}

/** The memory that a process has in RAM now, in MiB. */
export function rssOf(pid: string): number {
	return (Number(field(pid, 'VmRSS') ?? 0) * 1024) / MB;
}

/** Watches a process while something is done: its memory before, and the most meanwhile. */
export async function peakWhile(
	pid: string,
	run: () => Promise<void>,
): Promise<{ before: number; peak: number; ms: number }> {
	const before = rssOf(pid);
	let peak = before;
	let isRunning = true;
	const watching = (async () => {
		while (isRunning) {
			peak = Math.max(peak, rssOf(pid));
			await sleep(20);
		}
	})();
	const start = performance.now();
	await run();
	const ms = performance.now() - start;
	isRunning = false;
	await watching;
	return { before, peak, ms };
}
