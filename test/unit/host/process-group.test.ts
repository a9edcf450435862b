import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGroup } from '../../../host/process-group';

/** Starts a child that would live on by itself, and says both process ids. */
const FAMILY = `
	const { spawn } = require('node:child_process');
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
	process.on('SIGTERM', () => process.exit(0));
	setInterval(() => {}, 1000);
	console.log('pids', process.pid, child.pid);`;

const pidsIn = (text: string) =>
	/pids (\d+) (\d+)/
		.exec(text)
		?.slice(1)
		.map((pid) => Number(pid));

async function until<T>(find: () => T | undefined): Promise<T> {
	for (let tries = 0; tries < 200; tries += 1) {
		const found = find();
		if (found) return found;
		await sleep(50);
	}
	throw new Error('It did not come');
}

/** Gone, or a zombie that nobody has collected. */
const isGone = (pid: number): boolean => {
	try {
		return /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return true;
	}
};

async function startFamily(): Promise<{ group: ProcessGroup; pids: number[] }> {
	let output = '';
	const onOutput = (text: string) => void (output += text);
	const env = { PATH: process.env.PATH ?? '' };
	const group = new ProcessGroup([process.execPath, '-e', FAMILY], { cwd: '/', env, onOutput });
	return { group, pids: await until(() => pidsIn(output)) };
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a process group', () => {
	jest.setTimeout(30_000);

	it('is killed with all its children', async () => {
		const { group, pids } = await startFamily();
		expect(group.running).toBe(true);
		await group.kill();
		expect(group.running).toBe(false);
		await until(() => pids.every(isGone));
	});

	it('stops in good order and takes along what is left', async () => {
		const { group, pids } = await startFamily();
		await group.stop();
		expect(group.running).toBe(false);
		await until(() => pids.every(isGone));
	});

	it('dies when the process that started it is killed', async () => {
		const guard = join(__dirname, '..', '..', '..', 'host', 'guard.mjs');
		const parentScript = `
			const { spawn } = require('node:child_process');
			spawn(process.execPath, [${JSON.stringify(guard)}, process.execPath, '-e', ${JSON.stringify(FAMILY)}],
				{ detached: true, stdio: ['pipe', 'inherit', 'inherit'] });
			setInterval(() => {}, 1000);`;
		const parent = spawn(process.execPath, ['-e', parentScript], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let output = '';
		parent.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
		const pids = await until(() => pidsIn(output));
		parent.kill('SIGKILL');
		await until(() => pids.every(isGone));
	});
});
