import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGroup } from './process-group';
import { freePorts } from './ports';
import { redisProgram } from './server-programs';

const START_TIMEOUT_MS = 60_000;

/** A Redis of our own, which keeps nothing: after a blow, every job that waited in it is gone. */
export class Redis {
	private group: ProcessGroup | undefined;

	private output = '';

	private constructor(
		private readonly folder: string,
		readonly port: number,
	) {}

	/** Starts one on a free port. @param parent the folder that its own is made in */
	static async start(parent: string): Promise<Redis> {
		const folder = join(parent, 'redis');
		mkdirSync(folder);
		const [port = 0] = await freePorts(1);
		const redis = new Redis(folder, port);
		await redis.launch();
		return redis;
	}

	/** What n8n has to know. */
	get env(): Record<string, string> {
		return {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(this.port),
		};
	}

	/** Ends it at once and starts it again, empty. */
	async strike(): Promise<void> {
		await this.group?.kill('SIGKILL');
		await this.launch();
	}

	/** Ends it in good order; killed if that takes over five seconds. */
	async stop(): Promise<void> {
		await this.group?.stop(5_000);
	}

	private async launch(): Promise<void> {
		const { folder, port } = this;
		const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
		const from = this.output.length;
		this.group = new ProcessGroup([redisProgram(), ...flags, '--appendonly', 'no'], {
			cwd: folder,
			env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' },
			onOutput: (text) => (this.output += text),
		});
		const deadline = Date.now() + START_TIMEOUT_MS;
		while (!this.output.slice(from).includes('Ready to accept connections')) {
			if (!this.group.running || Date.now() > deadline) {
				throw new Error(`Redis did not start:\n${this.output.slice(from)}`);
			}
			await sleep(50);
		}
	}
}
