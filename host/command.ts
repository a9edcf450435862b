import { spawn } from 'node:child_process';

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** How much of the end of the output an error shows. */
	tailLines?: number;
}

/** Runs a program to its end and returns what it wrote to stdout; its exit code must be 0. */
export async function runCommand(
	command: string,
	args: string[],
	{ cwd, env = process.env, tailLines = 40 }: CommandOptions = {},
): Promise<string> {
	const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let stdout = '';
	let all = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		all += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		all += text;
	});
	const end = await new Promise<string | number | null>((resolve, reject) => {
		child.on('error', (error) =>
			reject(new Error(`${command} could not be started: ${error.message}`)),
		);
		child.on('close', (code, signal) => resolve(signal ?? code));
	});
	if (end !== 0) {
		const tail = all.trimEnd().split('\n').slice(-tailLines).join('\n');
		throw new Error(`${[command, ...args].join(' ')} ended with ${end}:\n${tail}`);
	}
	return stdout;
}

/** Set by `npm run` for the script it runs; an npm of our own must not take them over. */
const OF_THE_OUTER_NPM =
	/^npm_(package_|lifecycle_|command$|config_(prefix|local_prefix|global_prefix|global|dry_run|omit|include|only|production|ignore_scripts|workspaces?)$)/;

/** The environment for npm: the caller's, without what an outer `npm run` left in it. */
export function npmEnv(nodeBinDir?: string): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const [name, value] of Object.entries(process.env)) {
		if (!OF_THE_OUTER_NPM.test(name) && name !== 'NODE_OPTIONS') env[name] = value;
	}
	env.NODE_ENV = undefined;
	if (nodeBinDir) env.PATH = `${nodeBinDir}:${env.PATH ?? ''}`;
	return env;
}
