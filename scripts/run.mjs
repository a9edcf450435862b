// The one entry behind `npm run bench`, `chaos`, `demo`, `install-templates`, `sandbox` and `npm test`.
// Needs nothing but Node 20: it installs what package-lock.json names, if that is not there yet, and
// starts the program.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.pod-lock-hash');

const programs = {
	bench: (args) => tsx('bench/main.ts', args),
	chaos: (args) => tsx('chaos/main.ts', args),
	demo: (args) => tsx('demo/main.ts', args),
	'install-templates': (args) => tsx('install/main.ts', args),
	sandbox: (args) => tsx('sandbox/cli.ts', args),
	test: (args) => [join(root, 'scripts', 'test.mjs'), ...args],
};

const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(programs, name ?? '')) {
	fail(`Usage: node scripts/run.mjs ${Object.keys(programs).join('|')} [arguments]`);
}
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	fail(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
}
await ensureDependencies();
process.exitCode = await run(process.execPath, programs[name](args));

function tsx(file, args) {
	const loader = createRequire(join(root, 'package.json')).resolve('tsx');
	return ['--import', pathToFileURL(loader).href, join(root, file), ...args];
}

/** Runs `npm ci` when node_modules is missing or was made from another package-lock.json. */
async function ensureDependencies() {
	if (!existsSync(lockFile)) {
		if (existsSync(join(root, 'node_modules'))) return;
		fail('package-lock.json and node_modules are both missing: run `npm install` once.');
	}
	const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
	if (!isInstalled()) {
		process.stdout.write('Installing the dependencies (npm ci) ...\n');
		const code = await run('npm', [
			'ci',
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		]);
		if (code !== 0) fail(`npm ci ended with ${code}.`);
	}
	writeFileSync(stampFile, hash);
}

/** Whether somebody ran `npm ci` already: npm's own record names the versions of our lock file. */
function isInstalled() {
	const record = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
	const present = JSON.parse(readFileSync(record, 'utf8')).packages;
	return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
		if (path === '') return true;
		const found = present[path];
		return found ? found.version === version : Boolean(optional || peer);
	});
}

/** Runs a program in our terminal; the signals to end go to it, and we end with its exit code. */
function run(command, commandArgs) {
	const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit' });
	const forward = (signal) => child.kill(signal);
	process.on('SIGTERM', forward);
	// A terminal sends this one to the child by itself; only we must not end before it.
	const wait = () => undefined;
	process.on('SIGINT', wait);
	return new Promise((resolve) => {
		child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
		child.on('close', (code) => {
			process.off('SIGTERM', forward);
			process.off('SIGINT', wait);
			resolve(code ?? 1);
		});
	});
}

function fail(message) {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}
