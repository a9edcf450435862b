import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { statOf } from './process-stat';

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

/** How long a process must have been of the same size to be at rest, and within what. */
const [REST_MS, REST_MIB] = [2000, 1];
/** It is not waited longer than this: n8n has chores of its own. */
const MOST_REST_MS = 20_000;
const LOOK_MS = 25;

/** Waits until a process takes and gives back no more memory. @returns what it has then, in MiB */
export async function atRest(pid: string): Promise<number> {
	const end = Date.now() + MOST_REST_MS;
	let [then, since] = [rssOf(pid), Date.now()];
	while (Date.now() < end && Date.now() - since < REST_MS) {
		await sleep(100);
		const now = rssOf(pid);
		if (Math.abs(now - then) > REST_MIB) [then, since] = [now, Date.now()];
	}
	return rssOf(pid);
}

/** What a run did to a process. Memory in MiB. */
export interface Watched {
	before: number;
	peak: number;
	ms: number;
	/** Of the processor, which other work on the machine does not lengthen. */
	cpuMs: number;
}

/** How a process, or several as one, is measured. */
export interface Gauge {
	/** In MiB. */
	memory(): number;
	/** Milliseconds of the processor so far. */
	cpu(): number;
	/** How often the memory is looked at. */
	lookMs: number;
}

/** Measures what a run does. */
export async function watch(gauge: Gauge, run: () => Promise<void>): Promise<Watched> {
	const before = gauge.memory();
	let peak = before;
	let isRunning = true;
	const watching = (async () => {
		while (isRunning) {
			peak = Math.max(peak, gauge.memory());
			await sleep(gauge.lookMs);
		}
	})();
	const [start, cpu] = [performance.now(), gauge.cpu()];
	await run();
	const [ms, cpuMs] = [performance.now() - start, gauge.cpu() - cpu];
	isRunning = false;
	await watching;
	return { before, peak, ms, cpuMs };
}

/** How one process is measured. */
export function gaugeOf(pid: string): Gauge {
	return { memory: () => rssOf(pid), cpu: () => statOf(pid)?.ownMs ?? 0, lookMs: LOOK_MS };
}

/** Watches a process that is at rest while something is done. */
export async function peakWhile(pid: string, run: () => Promise<void>): Promise<Watched> {
	await atRest(pid);
	return await watch(gaugeOf(pid), run);
}
