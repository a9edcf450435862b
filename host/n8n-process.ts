import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGroup } from './process-group';
import type { Log } from './progress';

const START_TIMEOUT_MS = 180_000;

/** How one of n8n's programs is started, and how to see that it works. */
export interface Program {
	nodeBin: string;
	/** n8n's own arguments follow the script: `start`, or `worker` with its options. */
	args: string[];
	cwd: string;
	env: Record<string, string>;
	/** What it writes when it is ready. */
	says: string;
	/** Whether it answers. */
	answers: () => Promise<boolean>;
	/** Takes every line that it writes. */
	log?: Log;
}

/** One of n8n's programs, which can be killed and started again. */
export class N8nProcess {
	/** Settles when it works; whoever awaits it gets the failure. */
	ready: Promise<void>;

	/** How often it was started. */
	starts = 0;

	private output = '';

	private group: ProcessGroup;

	constructor(private readonly program: Program) {
		this.group = this.launch();
		this.ready = this.untilReady();
	}

	get running(): boolean {
		return this.group.running;
	}

	/** Settles when what runs now has ended. */
	get closed(): Promise<void> {
		return this.group.closed;
	}

	/** Stops it if it runs, starts it again, and waits until it is ready. */
	async restart(): Promise<void> {
		if (this.running) await this.group.stop();
		this.group = this.launch();
		this.ready = this.untilReady();
		await this.ready;
	}

	/** More settings, from the next start on. */
	set(env: Record<string, string>): void {
		Object.assign(this.program.env, env);
	}

	/** Ends it with all its children at once, as a power cut would. */
	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		await this.group.kill(signal);
	}

	/** Ends it in good order. */
	async stop(): Promise<void> {
		if (this.running) await this.group.stop();
	}

	/** Everything it wrote since the first start. */
	logs(): string {
		return this.output;
	}

	private launch(): ProcessGroup {
		const { nodeBin, args, cwd, env, log } = this.program;
		this.starts += 1;
		const onOutput = lineReader((text) => (this.output += text), log);
		return new ProcessGroup([nodeBin, ...args], { cwd, env, onOutput });
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
		while (!said().includes(this.program.says) || !(await this.program.answers())) {
			if (!group.running) throw new Error(`n8n ended while starting:\n${tail(said())}`);
			if (Date.now() > deadline) {
				throw new Error(`n8n was not ready in ${START_TIMEOUT_MS / 1000} s:\n${tail(said())}`);
			}
			await sleep(100);
		}
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
