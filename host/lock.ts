import {
	closeSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isErrno } from './errors';
import type { Log } from './progress';

interface Holder {
	pid: number;
	host: string;
}

const HEARTBEAT_MS = 5_000;
const STALE_MS = 60_000;

/** Runs a task while this process holds a lock file; others wait, a dead holder's lock is taken. */
export async function withLock<T>(file: string, log: Log, task: () => Promise<T>): Promise<T> {
	let told = false;
	while (!tryLock(file)) {
		if (breakIfStale(file)) continue;
		if (!told) log(`Waiting for another process that is installing (lock: ${file})`);
		told = true;
		await sleep(1_000);
	}
	const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
	try {
		return await task();
	} finally {
		clearInterval(heartbeat);
		rmSync(file, { force: true });
	}
}

function tryLock(file: string): boolean {
	try {
		const handle = openSync(file, 'wx');
		const holder: Holder = { pid: process.pid, host: hostname() };
		writeSync(handle, JSON.stringify(holder));
		closeSync(handle);
		return true;
	} catch (error) {
		if (isErrno(error, 'EEXIST')) return false;
		throw error;
	}
}

/** Moves a dead holder's lock aside (only one of several waiters can) and removes it. */
function breakIfStale(file: string): boolean {
	try {
		if (!isStale(file)) return false;
		const aside = `${file}.stale-${process.pid}`;
		renameSync(file, aside);
		rmSync(aside, { force: true });
		return true;
	} catch (error) {
		if (isErrno(error, 'ENOENT')) return true;
		throw error;
	}
}

function isStale(file: string): boolean {
	if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
	const text = readFileSync(file, 'utf8');
	if (!text.startsWith('{')) return false; // just being written
	const holder = JSON.parse(text) as Holder;
	return holder.host === hostname() && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !isErrno(error, 'ESRCH');
	}
}
