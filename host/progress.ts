import { statfsSync } from 'node:fs';

export type Log = (line: string) => void;

/** The log of whoever gives none: plain lines on stdout. */
export const toStdout: Log = (line) => {
	process.stdout.write(`${line}\n`);
};

/** "75 s" below two minutes, "3 min 05 s" above. */
export function formatElapsed(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	if (seconds < 120) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** "512 MB" below a gigabyte, "2.9 GB" above. */
export function formatSize(bytes: number): string {
	const megabytes = Math.max(0, bytes) / 1e6;
	return megabytes < 1000 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}

function freeBytes(folder: string): number {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize;
}

/**
 * Runs a long task and says in plain lines what goes on: at the start, at least every 15 seconds,
 * and at the end. The size is what the disk lost meanwhile (adding up 300,000 files would cost more
 * than it tells).
 */
export async function withProgress<T>(
	what: string,
	folder: string,
	log: Log,
	task: () => Promise<T>,
): Promise<T> {
	const start = Date.now();
	const free = freeBytes(folder);
	const soFar = () =>
		`${formatElapsed(Date.now() - start)}, ${formatSize(free - freeBytes(folder))} written`;
	log(`${what} ...`);
	const ticker = setInterval(() => log(`${what} ... ${soFar()}`), 10_000);
	try {
		const result = await task();
		log(`${what}: done in ${soFar()}`);
		return result;
	} finally {
		clearInterval(ticker);
	}
}
