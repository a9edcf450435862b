import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../../host/lock';

describe('the lock', () => {
	let folder: string;
	let file: string;
	const lines: string[] = [];
	const log = (line: string) => void lines.push(line);

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'pod-lock-'));
		file = join(folder, 'lock');
		lines.length = 0;
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	it('lets one after the other in, tells who waits, and is gone at the end', async () => {
		const order: string[] = [];
		const task = (name: string) => async () => {
			order.push(`${name} in`);
			await sleep(50);
			order.push(`${name} out`);
		};
		await Promise.all([withLock(file, log, task('a')), withLock(file, log, task('b'))]);
		expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
		expect(lines).toEqual([expect.stringContaining('Waiting for another process')]);
		expect(existsSync(file)).toBe(false);
	});

	it('is released when the task fails', async () => {
		const failing = async () => await Promise.reject(new Error('broken'));
		await expect(withLock(file, log, failing)).rejects.toThrow('broken');
		expect(existsSync(file)).toBe(false);
	});

	it('is taken from a process that is dead', async () => {
		writeFileSync(file, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
		expect(await withLock(file, log, async () => 'in')).toBe('in');
	});

	it('is taken from a holder elsewhere that has not shown itself for a minute', async () => {
		writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere' }));
		const old = new Date(Date.now() - 61_000);
		utimesSync(file, old, old);
		expect(await withLock(file, log, async () => 'in')).toBe('in');
	});
});
