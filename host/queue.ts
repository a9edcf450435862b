import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { hostEnv } from './env';
import { installN8n } from './install';
import type { N8nInstall } from './install';
import { isReady, STARTED } from './n8n';
import type { N8nHost, StartOptions } from './n8n';
import { N8nProcess } from './n8n-process';
import { layDown } from './pack';
import { freePorts } from './ports';
import { Postgres } from './postgres';
import { toStdout } from './progress';
import { Redis } from './redis';

const WORKERS = 2;
/** How many runs a worker makes at the same time; n8n advises no fewer. */
const CONCURRENCY = 5;

/** An n8n of several processes: a main, workers, PostgreSQL and Redis. */
export interface QueueHost extends N8nHost {
	/** What can be killed: `main`, `worker 1`, ..., `redis`, `postgres`. */
	readonly parts: readonly string[];
	/** Kills a part at once, starts it again and waits until it works. */
	strike(part: string): Promise<void>;
	/** How often each n8n was started; one that ends by itself is started again. */
	starts(): Record<string, number>;
}

interface Machine {
	install: N8nInstall;
	folder: string;
	env: Record<string, string>;
	options: StartOptions;
}

/** n8n's settings for many workers (facts/n8n.md D3). */
function queueEnv(postgres: Postgres, redis: Redis): Record<string, string> {
	return {
		...postgres.env,
		...redis.env,
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	};
}

/** A machine of its own: nothing on its disk is shared, and the pack is on each. */
async function userFolderOf({ folder, options }: Machine, name: string): Promise<string> {
	const userFolder = join(folder, name);
	mkdirSync(userFolder);
	if (options.packTarball) await layDown(options.packTarball, userFolder);
	return userFolder;
}

async function startMain(machine: Machine, port: number, brokerPort: number): Promise<N8nProcess> {
	const { install, env, options } = machine;
	const userFolder = await userFolderOf(machine, 'main');
	const { n8nVersion } = install;
	const nodeBin = install.node.bin;
	const url = `http://127.0.0.1:${port}`;
	const extra = { ...env, ...options.env };
	const { hasEditor } = options;
	return new N8nProcess({
		...{ nodeBin, args: [install.bin, 'start'], cwd: install.root, says: STARTED },
		env: hostEnv({ n8nVersion, userFolder, nodeBin, port, brokerPort, url, hasEditor, extra }),
		answers: async () => await isReady(url),
		...(options.log ? { log: options.log } : {}),
	});
}

async function startWorker(machine: Machine, url: string, number: number): Promise<N8nProcess> {
	const { install, env, options } = machine;
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const userFolder = await userFolderOf(machine, `worker-${number}`);
	const { n8nVersion } = install;
	const nodeBin = install.node.bin;
	const health = { QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
	const extra = { ...env, ...health, ...options.env };
	const args = [install.bin, 'worker', `--concurrency=${CONCURRENCY}`];
	return new N8nProcess({
		...{ nodeBin, args, cwd: install.root, says: 'n8n worker is now ready' },
		env: hostEnv({ n8nVersion, userFolder, nodeBin, port, brokerPort, url, extra }),
		answers: async () => await isAlive(`http://127.0.0.1:${port}`),
		...(options.log ? { log: options.log } : {}),
	});
}

async function isAlive(url: string): Promise<boolean> {
	const options = { proxy: false as const, timeout: 5_000, validateStatus: () => true };
	return await axios.get(`${url}/healthz`, options).then(
		({ status }) => status === 200,
		() => false,
	);
}

/**
 * Starts PostgreSQL, Redis, a main and two workers, each on free ports and in a folder of its own.
 * @throws Error that says what to install where PostgreSQL or Redis is missing
 */
export async function startQueueN8n(options: StartOptions = {}): Promise<QueueHost> {
	const { n8nVersion, nodeVersion, installLog: log = toStdout } = options;
	const install = await installN8n({ n8nVersion, nodeVersion, log });
	const folder = mkdtempSync(join(tmpdir(), 'pod-queue-'));
	// PostgreSQL's own user has to get through to its folder.
	chmodSync(folder, 0o711);
	const postgres = await Postgres.start(folder);
	const redis = await Redis.start(folder);
	const machine = { install, folder, env: queueEnv(postgres, redis), options };
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const main = await startMain(machine, port, brokerPort);
	// The main makes the tables that the workers look for.
	await main.ready;
	const url = `http://127.0.0.1:${port}`;
	const numbers = Array.from({ length: WORKERS }, (_, at) => at + 1);
	const workers = await Promise.all(
		numbers.map(async (number) => await startWorker(machine, url, number)),
	);
	return new RunningQueue(folder, port, { postgres, redis, main, workers });
}

interface Parts {
	postgres: Postgres;
	redis: Redis;
	main: N8nProcess;
	workers: N8nProcess[];
}

class RunningQueue implements QueueHost {
	readonly url: string;

	private readonly processes: ReadonlyMap<string, N8nProcess>;

	private isEnding = false;

	constructor(
		readonly userFolder: string,
		readonly port: number,
		private readonly all: Parts,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.processes = new Map([
			['main', all.main],
			...all.workers.map((worker, at): [string, N8nProcess] => [`worker ${at + 1}`, worker]),
		]);
		for (const one of this.processes.values()) void this.keepUp(one);
	}

	get parts(): readonly string[] {
		return [...this.processes.keys(), 'redis', 'postgres'];
	}

	get ready(): Promise<void> {
		const all = [...this.processes.values()].map(async ({ ready }) => await ready);
		return Promise.all(all).then(() => undefined);
	}

	get running(): boolean {
		return this.all.main.running;
	}

	async strike(part: string): Promise<void> {
		if (part === 'redis') await this.all.redis.strike();
		else if (part === 'postgres') await this.all.postgres.strike();
		else {
			const hit = this.processes.get(part);
			if (!hit) throw new Error(`There is no "${part}"; there is: ${this.parts.join(', ')}`);
			const { starts } = hit;
			await hit.kill('SIGKILL');
			// Whoever looks after it starts it again.
			while (hit.starts === starts) await sleep(50);
		}
		await this.untilAllWork();
	}

	starts(): Record<string, number> {
		return Object.fromEntries([...this.processes].map(([name, { starts }]) => [name, starts]));
	}

	/** Without further settings the workers go on. */
	async restart(env?: Record<string, string>): Promise<void> {
		if (env === undefined) return await this.strike('main');
		for (const one of this.processes.values()) one.set(env);
		for (const name of this.processes.keys()) await this.strike(name);
	}

	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		await this.all.main.kill(signal);
	}

	async stop(): Promise<void> {
		this.isEnding = true;
		await Promise.all([...this.processes.values()].map(async (one) => await one.stop()));
		await Promise.all([this.all.redis.stop(), this.all.postgres.stop()]);
		rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
	}

	logs(): string {
		return [...this.processes.values()].map((one) => one.logs()).join('\n');
	}

	/** Starts it again whenever it has ended, as the service manager of a machine does. */
	private async keepUp(one: N8nProcess): Promise<void> {
		for (;;) {
			await one.closed;
			if (this.isEnding) return;
			await sleep(500);
			if (this.isEnding) return;
			// A start that fails, as without a database, is tried again.
			await one.restart().catch(() => undefined);
		}
	}

	/** n8n may end after a blow to what it stands on: waits until all of it works again. */
	private async untilAllWork(): Promise<void> {
		for (const one of this.processes.values()) {
			for (;;) {
				const { starts } = one;
				const works = await one.ready.then(
					() => true,
					() => false,
				);
				if (works && one.running && one.starts === starts) break;
				await sleep(200);
			}
		}
	}
}
