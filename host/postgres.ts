import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './command';
import { ProcessGroup } from './process-group';
import { freePorts } from './ports';
import { handOver, postgresProgram, unprivileged } from './server-programs';

const START_TIMEOUT_MS = 90_000;
const USER = 'n8n';

/** A PostgreSQL of our own, on a free port and in a folder of ours. */
export class Postgres {
	private group: ProcessGroup | undefined;

	private output = '';

	private constructor(
		private readonly folder: string,
		readonly port: number,
	) {}

	/** Makes an empty database cluster below a folder and starts it. */
	static async start(parent: string): Promise<Postgres> {
		const folder = join(parent, 'postgres');
		mkdirSync(folder);
		await handOver(folder);
		const [port = 0] = await freePorts(1);
		const data = join(folder, 'data');
		const options = ['--auth=trust', `--username=${USER}`, '--encoding=UTF8', '--no-sync'];
		const [program = '', ...args] = unprivileged([
			...[postgresProgram('initdb'), `--pgdata=${data}`, '--locale=C.UTF-8', ...options],
		]);
		await runCommand(program, args, { cwd: folder });
		const postgres = new Postgres(folder, port);
		await postgres.launch();
		return postgres;
	}

	/** What n8n has to know. */
	get env(): Record<string, string> {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			// n8n's own two are too few for hundreds of orders at once (README, queue mode).
			DB_POSTGRESDB_POOL_SIZE: '10',
		};
	}

	/** Ends it without a checkpoint, as a power cut would, and starts it again. */
	async strike(): Promise<void> {
		// Its children have process groups of their own: only it can end them all at once.
		const file = join(this.folder, 'data', 'postmaster.pid');
		const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
		process.kill(pid, 'SIGQUIT');
		await this.group?.closed;
		await this.launch();
	}

	/** Ends it in good order; killed if that takes over five seconds. */
	async stop(): Promise<void> {
		await this.group?.stop(5_000);
	}

	/** Everything that it has printed, over all its starts. */
	logs(): string {
		return this.output;
	}

	private async launch(): Promise<void> {
		const { folder, port } = this;
		const settings = {
			listen_addresses: '127.0.0.1',
			port,
			unix_socket_directories: folder,
			max_connections: 100,
			// What a power cut would lose is not looked at: the machine does not lose power here.
			fsync: 'off',
		};
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const command = [postgresProgram('postgres'), '-D', join(folder, 'data'), ...flags];
		const from = this.output.length;
		this.group = new ProcessGroup(unprivileged(command), {
			cwd: folder,
			env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' },
			onOutput: (text) => (this.output += text),
		});
		const deadline = Date.now() + START_TIMEOUT_MS;
		while (!this.output.slice(from).includes('ready to accept connections')) {
			if (!this.group.running || Date.now() > deadline) {
				throw new Error(`PostgreSQL did not start:\n${this.output.slice(from)}`);
			}
			await sleep(50);
		}
	}
}
