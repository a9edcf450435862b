import axios from 'axios';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostEnv } from './env';
import { fillUserFolder } from './fresh-folder';
import { installN8n } from './install';
import type { InstallOptions, N8nInstall } from './install';
import { N8nProcess } from './n8n-process';
import { layDown } from './pack';
import { freePorts } from './ports';
import { toStdout } from './progress';
import type { Log } from './progress';

/** n8n says this when its database is migrated and the active workflows are registered. */
export const STARTED = 'Editor is now accessible via';

export interface StartOptions extends Pick<InstallOptions, 'n8nVersion' | 'nodeVersion'> {
	/** Kept between starts when given; else a throw-away folder. */
	userFolder?: string;
	port?: number;
	/** The packed nodes, as made by `buildPack()`. */
	packTarball?: string;
	/** Whether somebody will look at it in a browser; starts take longer with it. Default: no. */
	hasEditor?: boolean;
	/** More settings for n8n. */
	env?: Record<string, string>;
	/** Takes every line that n8n writes. */
	log?: Log;
	/** Takes the lines about installing n8n; stdout if not given. */
	installLog?: Log;
	db?: 'sqlite';
	/** Keep a throw-away user folder after `stop()`, so that `restart()` finds everything again. */
	restartable?: boolean;
}

/** A real n8n in processes of its own. */
export interface N8nHost {
	readonly url: string;
	readonly port: number;
	readonly userFolder: string;
	/** Settles when the running n8n answers and its active workflows are registered. */
	readonly ready: Promise<void>;
	readonly running: boolean;
	/**
	 * Stops n8n if it runs, starts it on the same folder and port, and waits until it is ready.
	 * @param env more settings, from then on
	 */
	restart(env?: Record<string, string>): Promise<void>;
	/** Ends all its processes at once, as a power cut would. */
	kill(signal?: NodeJS.Signals): Promise<void>;
	/** Ends it in good order and removes a throw-away user folder (unless restartable). */
	stop(): Promise<void>;
	/** Everything it wrote to stdout and stderr since the first start. */
	logs(): string;
}

/** Installs n8n if needed and starts it; await `host.ready` before using it. */
export async function startN8n(options: StartOptions = {}): Promise<N8nHost> {
	const { n8nVersion, nodeVersion, installLog: log = toStdout } = options;
	const install = await installN8n({ n8nVersion, nodeVersion, log });
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'pod-n8n-'));
	fillUserFolder(install, userFolder);
	if (options.packTarball) await layDown(options.packTarball, userFolder);
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	return new RunningHost(install, userFolder, options.port ?? freePort, brokerPort, options);
}

/** Whether an n8n says at its address that it is ready. */
export async function isReady(url: string): Promise<boolean> {
	const options = { proxy: false as const, timeout: 5_000, validateStatus: () => true };
	return await axios.get(`${url}/healthz/readiness`, options).then(
		({ status }) => status === 200,
		() => false,
	);
}

class RunningHost implements N8nHost {
	readonly url: string;

	private readonly process: N8nProcess;

	constructor(
		install: N8nInstall,
		readonly userFolder: string,
		readonly port: number,
		brokerPort: number,
		private readonly options: StartOptions,
	) {
		const url = `http://127.0.0.1:${port}`;
		const nodeBin = install.node.bin;
		this.url = url;
		this.process = new N8nProcess({
			...{ nodeBin, args: [install.bin, 'start'], cwd: install.root, says: STARTED },
			env: hostEnv({
				...{ n8nVersion: install.n8nVersion, userFolder, nodeBin, port, brokerPort, url },
				...{ hasEditor: options.hasEditor, extra: options.env },
			}),
			answers: async () => await isReady(url),
			...(options.log ? { log: options.log } : {}),
		});
	}

	get ready(): Promise<void> {
		return this.process.ready;
	}

	get running(): boolean {
		return this.process.running;
	}

	async restart(env: Record<string, string> = {}): Promise<void> {
		this.process.set(env);
		await this.process.restart();
	}

	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		await this.process.kill(signal);
	}

	async stop(): Promise<void> {
		await this.process.stop();
		if (!this.options.userFolder && !this.options.restartable) {
			rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
		}
	}

	logs(): string {
		return this.process.logs();
	}
}
