import axios from 'axios';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostEnv } from './env';
import { fillUserFolder } from './fresh-folder';
import { installN8n } from './install';
import type { InstallOptions, N8nInstall } from './install';
import { layDown } from './pack';
import { freePorts } from './ports';
import { ProcessGroup } from './process-group';
import { toStdout } from './progress';
import type { Log } from './progress';

const START_TIMEOUT_MS = 180_000;
/** n8n says this when its database is migrated and the active workflows are registered. */
const STARTED = 'Editor is now accessible via';

export interface StartOptions extends Pick<InstallOptions, 'n8nVersion' | 'nodeVersion'> {
	/** Kept between starts when given; else a throw-away folder. */
	userFolder?: string;
	port?: number;
	/** The packed nodes, as made by `buildPack()`. */
	packTarball?: string;
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
	/** Stops n8n if it runs, starts it on the same folder and port, and waits until it is ready. */
	restart(): Promise<void>;
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

class RunningHost implements N8nHost {
	readonly url: string;

	ready: Promise<void>;

	private output = '';

	private group: ProcessGroup;

	constructor(
		private readonly install: N8nInstall,
		readonly userFolder: string,
		readonly port: number,
		private readonly brokerPort: number,
		private readonly options: StartOptions,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.group = this.launch();
		this.ready = this.untilReady();
	}

	get running(): boolean {
		return this.group.running;
	}

	async restart(): Promise<void> {
		if (this.running) await this.group.stop();
		this.group = this.launch();
		this.ready = this.untilReady();
		await this.ready;
	}

	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		await this.group.kill(signal);
	}

	async stop(): Promise<void> {
		if (this.running) await this.group.stop();
		if (!this.options.userFolder && !this.options.restartable) {
			rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
		}
	}

	logs(): string {
		return this.output;
	}

	private launch(): ProcessGroup {
		const { node, bin, root } = this.install;
		const { userFolder, port, brokerPort, url } = this;
		const settings = { userFolder, nodeBin: node.bin, port, brokerPort, url };
		return new ProcessGroup(node.bin, [bin, 'start'], {
			cwd: root,
			env: hostEnv({ ...settings, extra: this.options.env }),
			onOutput: lineReader((text) => (this.output += text), this.options.log),
		});
	}

	private untilReady(): Promise<void> {
		const ready = this.waitForStart(this.group, this.output.length);
		// Whoever awaits `ready` gets the failure; nobody has to.
		ready.catch(() => undefined);
		return ready;
	}

	private async waitForStart(group: ProcessGroup, logStart: number): Promise<void> {
		const deadline = Date.now() + START_TIMEOUT_MS;
		const said = () => this.output.slice(logStart);
		while (!said().includes(STARTED) || !(await this.answers())) {
			if (!group.running) throw new Error(`n8n ended while starting:\n${tail(said())}`);
			if (Date.now() > deadline) {
				throw new Error(`n8n was not ready in ${START_TIMEOUT_MS / 1000} s:\n${tail(said())}`);
			}
			await sleep(100);
		}
	}

	private async answers(): Promise<boolean> {
		const options = { proxy: false as const, timeout: 5_000, validateStatus: () => true };
		return await axios.get(`${this.url}/healthz/readiness`, options).then(
			({ status }) => status === 200,
			() => false,
		);
	}
}

function tail(text: string, lines = 40): string {
	return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Hands on output as it comes, and as whole lines to whoever wants lines. */
function lineReader(onText: (text: string) => void, onLine?: Log): (text: string) => void {
	let rest = '';
	return (text) => {
		onText(text);
		if (!onLine) return;
		const lines = (rest + text).split('\n');
		rest = lines.pop() ?? '';
		lines.forEach(onLine);
	};
}
