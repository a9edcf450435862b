import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { isErrno } from './errors';

const GUARD = join(__dirname, 'guard.mjs');
const GRACE_MS = 20_000;

/**
 * A program with all its children, in a process group that ends with this process at the latest.
 */
export class ProcessGroup {
	/** Settles when the program and everything that shared its output is gone. */
	readonly closed: Promise<void>;

	running = true;

	private readonly child: ChildProcess;

	constructor(
		/** The program and its arguments. */
		command: string[],
		options: { cwd: string; env: Record<string, string>; onOutput: (text: string) => void },
	) {
		const { cwd, env, onOutput } = options;
		this.child = spawn(process.execPath, [GUARD, ...command], {
			cwd,
			env,
			detached: true,
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		this.child.stdout?.setEncoding('utf8').on('data', onOutput);
		this.child.stderr?.setEncoding('utf8').on('data', onOutput);
		this.child.stdin?.on('error', (error) => onOutput(`guard: ${error.message}\n`));
		this.child.on('error', (error) => onOutput(`${command[0]}: ${error.message}\n`));
		// Children that outlive the program would keep its output open: end them with it.
		this.child.on('exit', () => this.signalGroup('SIGKILL'));
		this.closed = new Promise((resolve) => {
			this.child.on('close', () => {
				this.running = false;
				resolve();
			});
		});
	}

	/** Asks the program to end, and ends the whole group if it does not do so in time. */
	async stop(graceMs = GRACE_MS): Promise<void> {
		this.child.kill('SIGTERM');
		const timer = setTimeout(() => this.signalGroup('SIGKILL'), graceMs);
		await this.closed;
		clearTimeout(timer);
	}

	/**
	 * Sends a signal to every process of the group and, if it is SIGKILL, waits until all are gone.
	 */
	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		this.signalGroup(signal);
		if (signal === 'SIGKILL') await this.closed;
	}

	private signalGroup(signal: NodeJS.Signals): void {
		if (this.child.pid === undefined) return;
		try {
			process.kill(-this.child.pid, signal);
		} catch (error) {
			if (!isErrno(error, 'ESRCH')) throw error;
		}
	}
}
