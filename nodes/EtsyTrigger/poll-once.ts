import { randomUUID } from 'node:crypto';
import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	type IRun,
} from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import type { Result } from '../../core/domain/result';
import { nextMove, type Kept, type Pending, type RunEnd } from '../../core/etsy/polling/outbox';
import type { Found } from '../../core/etsy/polling/judge';
import type { PollPorts, PollRules } from '../../core/etsy/polling/poll';
import { sample } from '../../core/etsy/polling/sample';
import { takeTurn, type Turn } from '../../core/etsy/polling/turn';
import { openEtsy, type SessionContext } from '../shared/etsy/session';
import { resolveShopId } from '../shared/etsy/shop-id';
import { failureToError } from '../shared/failure-to-error';
import { readChoices, readRules, type Choices } from './read-rules';
import { endOf, isPolling, knownOf, type Known } from './runs';
import { toItem } from './to-item';

/** Of the time that n8n gives a poll, so much is for reading orders. */
const READING_SHARE = 0.5;
const DEFAULT_BUDGET_MS = 300_000;

/** A poll with all that it needs. */
interface Poll {
	context: IPollFunctions;
	rules: PollRules;
	choices: Choices;
	ports: PollPorts;
	known: Known;
	kept: IDataObject;
}

const nowInSeconds = () => Math.floor(Date.now() / 1000);

function toError(context: IPollFunctions, failure: Failure) {
	const error = failureToError(context.getNode(), failure, 0);
	// There is no item yet that it could be about.
	delete error.context.itemIndex;
	return error;
}

function orThrow<T>(context: IPollFunctions, result: Result<T>): T {
	if (!result.ok) throw toError(context, result.failure);
	return result.value;
}

function budgetMs(context: IPollFunctions): number {
	// n8n before 2.41 sets no limit.
	const ask: unknown = Reflect.get(context, 'getPollBudgetMs');
	return typeof ask === 'function' ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS;
}

async function open(context: IPollFunctions, known: Known, kept: IDataObject): Promise<Poll> {
	const startedAt = Date.now();
	const etsy = orThrow(context, await openEtsy(context as unknown as SessionContext, 0));
	const choices = readChoices(context);
	const shopId = orThrow(context, await resolveShopId(context, etsy.api, choices.shopId));
	const rules = orThrow(context, readRules(context, shopId));
	const limit = startedAt + budgetMs(context) * READING_SHARE;
	const ports: PollPorts = {
		api: etsy.api,
		call: etsy.call,
		now: Math.floor(startedAt / 1000),
		hasTime: () => Date.now() < limit,
	};
	return { context, rules, choices, ports, known, kept };
}

function keep(kept: IDataObject, { state, pending }: Kept): void {
	kept.state = state;
	if (pending === undefined) delete kept.pending;
	else kept.pending = { ...pending };
}

function readKept({ state, pending }: IDataObject): Kept {
	const isWhole = typeof pending === 'object' && pending !== null && 'step' in pending;
	return {
		...(typeof state === 'string' ? { state } : {}),
		...(isWhole ? { pending: { ...(pending as object) } as Pending } : {}),
	};
}

function runEnd({ run }: Known, pending: Pending | undefined): { end: RunEnd; seconds: number } {
	if (run === undefined || run.batch !== pending?.batch) return { end: 'unknown', seconds: 0 };
	return { end: run.end, seconds: Math.abs(nowInSeconds() - run.startedAt) };
}

/** Starts a run with the events; they stay pending until it has ended well. */
function emit({ context, rules, choices, known }: Poll, found: Found[], batch: string): void {
	const run: NonNullable<Known['run']> = { batch, end: 'running', startedAt: nowInSeconds() };
	const done = context.helpers.createDeferredPromise<IRun | undefined>();
	done.promise.then(
		(ended) => {
			run.end = endOf(ended);
		},
		() => {
			run.end = 'failed';
		},
	);
	known.run = run;
	const items = found.map((one) => toItem(one, rules.shopId, choices.leaveOutBuyerData));
	context.__emit([items], undefined, done);
}

/** Says what is given up: n8n shows it as a failed execution and tells the error workflow. */
function sayGivenUp(context: IPollFunctions, { count, tries }: Pending): void {
	const events = count === 1 ? 'One event was' : `${count} events were`;
	const error = new NodeOperationError(
		context.getNode(),
		`${events} given out ${tries} times, and no run ended well. No more tries are made.`,
		{
			description:
				'Look at the failed executions of this workflow, mend what made them fail, and press Retry in the last one. More tries can be set in "Tries per Event".',
		},
	);
	context.__emitError(error);
}

/** Does what a turn says: keep first, then give out, since n8n saves what is kept as it does. */
function carryOut(poll: Poll, turn: Turn, batch: string): void {
	const { context, known, choices, kept } = poll;
	keep(kept, turn.kept);
	if (turn.gaveUp !== undefined) sayGivenUp(context, turn.gaveUp);
	const isUnsaved = known.isUnsaved || turn.hasSettled;
	// n8n saves nothing of a poll that gives out nothing, unless it is made to.
	if (turn.found.length > 0) emit(poll, turn.found, batch);
	else if (isUnsaved && choices.confirmRuns) context.__emit([[]]);
	known.isUnsaved = false;
}

/**
 * One poll of the trigger. What there is to tell it gives out by itself, with an ear for how the
 * run ends, so it returns nothing (see docs/nodes/etsy-trigger.md for what is promised).
 * @throws NodeApiError or NodeOperationError; what is kept then stays as it was
 */
export async function runPoll(context: IPollFunctions): Promise<null> {
	const kept = context.getWorkflowStaticData('node');
	const known = knownOf(context.getWorkflow().id ?? '', context.getNode().id);
	known.kept = kept;
	if (isPolling(known, nowInSeconds())) return null;
	known.pollingSince = nowInSeconds();
	try {
		const { maxTries } = readChoices(context);
		const before = readKept(kept);
		const move = nextMove(before, runEnd(known, before.pending), maxTries);
		if (move.do === 'wait') return null;
		const poll = await open(context, known, kept);
		const batch = randomUUID();
		const turn = orThrow(context, await takeTurn(move, poll.rules, poll.ports, batch));
		// Activated anew meanwhile: what is found here, the new activation finds by itself.
		if (known.kept === kept) carryOut(poll, turn, batch);
		return null;
	} finally {
		known.pollingSince = undefined;
	}
}

/**
 * The latest of each kind, for a try in the editor.
 * @throws NodeApiError or NodeOperationError
 */
export async function runSample(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const { rules, choices, ports } = await open(context, { isUnsaved: false }, {});
	const found = orThrow(context, await sample(rules, ports));
	const items = found.map((one) => toItem(one, rules.shopId, choices.leaveOutBuyerData));
	return items.length > 0 ? [items] : null;
}
