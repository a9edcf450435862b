import { fail, ok, type Result } from '../../../core/domain/result';
import type { Failure } from '../../../core/domain/failure';
import type { FetchTime } from '../../../core/artwork/fetch/types';
import { fingerprint } from '../../../core/artwork/transfer/fingerprint';
import type {
	Delivery,
	Destination,
	FileFacts,
	FileSource,
} from '../../../core/artwork/transfer/types';
import { runLanes, runPool } from '../../shared/pool';

/** A file and where it goes. */
export interface TransferTask {
	source: FileSource;
	to: Destination;
}

/**
 * A file that was brought. The first of several tasks with the same file is the one that did it.
 */
export interface Transferred {
	facts: FileFacts;
	delivery: Delivery;
	isFirst: boolean;
}

/** How the tasks are run. */
export interface TransferRun {
	/** How long is waited for files that are being processed, in milliseconds. */
	waitMs: number;
	time: FetchTime;
	/** Asked before each start; once it says no, nothing further is started. */
	goOn(): boolean;
	/** Told of each failure at once. */
	failed(failure: Failure): void;
}

/** How many files may be on their way to one destination at once. */
const WIDTH = 4;
/** Between two looks at what is being processed: short at first. Milliseconds. */
const LOOKS = [500, 1000, 2000, 4000];

interface Sent {
	facts: FileFacts;
	/** One for all that share the file. */
	shared: { delivery: Delivery; to: Destination };
}

/**
 * Brings files where they go: each is read once a destination, and sent once by its hash, however
 * many tasks share it. What a destination still processes is looked at in rounds after all have
 * been sent, so that no file waits for another.
 * @returns one outcome a task, at its place; gaps where it was told to stop
 */
export async function transferAll(
	tasks: ReadonlyArray<Result<TransferTask>>,
	run: TransferRun,
): Promise<Array<Result<Transferred> | undefined>> {
	const read = new Map<string, Promise<Result<Sent>>>();
	const delivered = new Map<string, Promise<Result<Sent['shared']>>>();
	const turns = new Map<string, Promise<unknown>>();

	const send = async ({ source, to }: TransferTask): Promise<Result<Sent>> => {
		const wishes = { md5: to.wantsMd5, contentUpTo: to.wantsContentUpTo };
		const known = await fingerprint(source, wishes);
		if (!known.ok) return known;
		const key = `${to.key} ${known.value.sha256}`;
		const before = to.oneByOne === true ? turns.get(to.key) : undefined;
		const deliver = async (): Promise<Result<Sent['shared']>> => {
			await before;
			const delivery = await to.deliver(source, known.value);
			return delivery.ok ? ok({ delivery: delivery.value, to }) : delivery;
		};
		const delivery = delivered.get(key) ?? deliver();
		delivered.set(key, delivery);
		turns.set(to.key, Promise.all([before, delivery]));
		const shared = await delivery;
		// The bytes are let go: a batch must not keep the files that it has sent.
		delete known.value.content;
		return shared.ok ? ok({ facts: known.value, shared: shared.value }) : shared;
	};

	const outcomes = await runLanes(
		tasks,
		{ width: WIDTH, laneOf: (index) => laneOf(tasks[index]) },
		async (task): Promise<Result<Sent>> => {
			if (!task.ok) return told(run, task);
			const { source, to } = task.value;
			const key = `${to.key} ${source.key}`;
			const sent = read.get(key) ?? send(task.value);
			read.set(key, sent);
			return told(run, await sent);
		},
		run.goOn,
	);
	const late = await settleLate(outcomes, run);
	return collect(outcomes, late, run);
}

/** Each destination at its own pace. */
function laneOf(task: Result<TransferTask> | undefined): string {
	return task?.ok === true ? task.value.to.provider : '';
}

function told<T>(run: TransferRun, result: Result<T>): Result<T> {
	if (!result.ok) run.failed(result.failure);
	return result;
}

/** Looks at what is being processed, round after round, until all is settled or time is up. */
async function settleLate(
	outcomes: ReadonlyArray<Result<Sent> | undefined>,
	{ waitMs, time, goOn }: TransferRun,
): Promise<Map<Sent['shared'], Failure>> {
	const failures = new Map<Sent['shared'], Failure>();
	let waiting = new Map<Sent['shared'], FileFacts>();
	for (const outcome of outcomes) {
		if (outcome?.ok === true && outcome.value.shared.delivery.state === 'processing') {
			waiting.set(outcome.value.shared, outcome.value.facts);
		}
	}
	const end = time.now() + waitMs;
	for (let round = 0; waiting.size > 0 && goOn(); round += 1) {
		const pause = LOOKS[Math.min(round, LOOKS.length - 1)] ?? 0;
		if (time.now() + pause > end) break;
		await time.sleep(pause);
		const still = new Map<Sent['shared'], FileFacts>();
		await runPool(
			[...waiting],
			WIDTH,
			async ([shared, facts]) => {
				const now = await shared.to.askAgain?.(shared.delivery, facts);
				if (now?.ok === true) shared.delivery = now.value;
				else if (now !== undefined && !now.failure.retryable) failures.set(shared, now.failure);
				const isSettled = failures.has(shared) || shared.delivery.state === 'ready';
				if (!isSettled) still.set(shared, facts);
			},
			goOn,
		);
		waiting = still;
	}
	return failures;
}

function collect(
	outcomes: ReadonlyArray<Result<Sent> | undefined>,
	late: ReadonlyMap<Sent['shared'], Failure>,
	run: TransferRun,
): Array<Result<Transferred> | undefined> {
	const seen = new Set<Sent['shared']>();
	return Array.from(outcomes, (outcome) => {
		if (outcome?.ok !== true) return outcome;
		const { facts, shared } = outcome.value;
		const problem = late.get(shared);
		if (problem !== undefined) return told(run, fail(problem));
		const isFirst = !seen.has(shared);
		seen.add(shared);
		return ok({ facts, delivery: shared.delivery, isFirst });
	});
}
