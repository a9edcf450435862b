// Every check of the package, in order; one run shows everything that is wrong. The last line is
// "N passed, N failed, N skipped", where a step that is not a jest project counts as one test.
// Usage: node scripts/test.mjs [--only lint,unit,...] [--scenario FILE (what the e2e tests trade)]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, 'node_modules', ...path);
const temp = mkdtempSync(join(tmpdir(), 'pod-test-'));

// jest leaves one core idle by itself, which on two cores halves its speed.
const EVERY_CORE = ['--maxWorkers=100%'];

// Each file starts an n8n of its own (about half a gigabyte) and waits for it most of the time.
const TWO_AT_A_TIME = ['--maxWorkers=2'];

const steps = [
	{ name: 'format', run: () => check([bin('prettier', 'bin', 'prettier.cjs'), '--check', '.']) },
	{ name: 'lint', run: () => check([bin('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.']) },
	{
		name: 'types',
		run: () => check([bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.check.json']),
	},
	{ name: 'build', run: build },
	{ name: 'scan', needs: 'build', run: () => check(['scripts/scan.mjs', tarball]) },
	{ name: 'unit', run: () => jest('unit', EVERY_CORE) },
	{ name: 'contract', run: () => jest('contract', EVERY_CORE) },
	{ name: 'engine', run: () => jest('engine', EVERY_CORE) },
	{ name: 'e2e', needs: 'build', run: () => jest('e2e', TWO_AT_A_TIME) },
	{ name: 'chaos', needs: 'build', run: () => jest('chaos', TWO_AT_A_TIME) },
];

const { values: options } = parseArgs({
	options: { only: { type: 'string' }, scenario: { type: 'string' } },
});
if (options.scenario) process.env.POD_SCENARIO = resolve(options.scenario);
const chosen = chooseSteps();
const total = { passed: 0, failed: 0, skipped: 0 };
// Of the skipped ones, those that only the vendors' documents could run, which CI cannot have.
let withoutSpecs = 0;
const failedSteps = new Set();
let tarball = '';
let running;
const start = Date.now();

process.on('exit', () => rmSync(temp, { recursive: true, force: true }));
process.on('SIGTERM', () => {
	running?.kill('SIGTERM');
	process.exit(143);
});

for (const step of chosen) await runStep(step);

const skippedInCi = process.env.CI === 'true' && total.skipped > withoutSpecs;
if (failedSteps.size > 0) say(`\nFailed: ${[...failedSteps].join(', ')}`);
if (skippedInCi) say('\nTests skipped for want of anything but POD_SPECS_DIR are a failure in CI.');
process.exitCode = total.failed > 0 || skippedInCi ? 1 : 0;
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);

function chooseSteps() {
	if (!options.only) return steps;
	const names = options.only.split(',');
	const unknown = names.filter((name) => !steps.some((step) => step.name === name));
	if (unknown.length > 0) {
		const known = steps.map(({ name }) => name).join(', ');
		process.stderr.write(`No such step: ${unknown.join(', ')}. There are: ${known}\n`);
		process.exit(2);
	}
	return steps.filter(
		({ name }) => names.includes(name) || (name === 'build' && needsBuild(names)),
	);
}

function needsBuild(names) {
	return steps.some(({ name, needs }) => needs === 'build' && names.includes(name));
}

async function runStep({ name, needs, run }) {
	say(`\n=== ${name} (${elapsed(start)}) ===`);
	const stepStart = Date.now();
	if (needs && failedSteps.has(needs)) {
		say(`Skipped, because "${needs}" failed.`);
		total.skipped += 1;
		return;
	}
	const counts = await run();
	for (const kind of Object.keys(total)) total[kind] += counts[kind];
	if (counts.failed > 0) failedSteps.add(name);
	const { passed, failed, skipped } = counts;
	say(`--- ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${elapsed(stepStart)}`);
}

/** A step that passes or fails as a whole. */
async function check(args, env = process.env) {
	const code = await node(args, env);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Builds and packs; what comes after tests the tarball. */
async function build() {
	const built = await check([bin('gulp', 'bin', 'gulp.js'), 'build']);
	if (built.failed > 0) return built;
	const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', temp];
	const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	const file = readdirSync(temp).find((name) => name.endsWith('.tgz'));
	if (status !== 0 || !file) return { passed: 0, failed: 1, skipped: 0 };
	tarball = join(temp, file);
	return built;
}

/** A jest project: every test counts; a file that could not be run counts as a failed test. */
async function jest(project, args = []) {
	const outputFile = join(temp, `${project}.json`);
	const fixed = [
		'--selectProjects',
		project,
		'--passWithNoTests',
		'--json',
		'--outputFile',
		outputFile,
	];
	const env = tarball ? { ...process.env, POD_PACK_TARBALL: tarball } : process.env;
	const code = await node([bin('jest', 'bin', 'jest.js'), ...fixed, ...args], env);
	if (!existsSync(outputFile)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
	const result = JSON.parse(readFileSync(outputFile, 'utf8'));
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	withoutSpecs += skippedForSpecs(result);
	return {
		passed: result.numPassedTests,
		failed: code !== 0 && failed === 0 ? 1 : failed,
		skipped: result.numPendingTests + result.numTodoTests,
	};
}

/** How many tests were skipped because there is no folder of API documents; their suites say so. */
function skippedForSpecs({ testResults }) {
	const skipped = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'pending');
	const isForSpecs = (title) => title.includes('(skipped: set POD_SPECS_DIR');
	return skipped.filter(({ ancestorTitles }) => ancestorTitles.some(isForSpecs)).length;
}

function node(args, env) {
	running = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
	return new Promise((resolve, reject) => {
		running.on('error', reject);
		running.on('close', (code) => resolve(code ?? 1));
	});
}

function elapsed(since) {
	const seconds = Math.round((Date.now() - since) / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function say(line) {
	process.stdout.write(`${line}\n`);
}
