import type { EventKind } from '../../../../core/etsy/polling/events';
import type { Found } from '../../../../core/etsy/polling/judge';
import { nextMove, type Kept, type RunEnd } from '../../../../core/etsy/polling/outbox';
import type { PollRules } from '../../../../core/etsy/polling/poll';
import { takeTurn } from '../../../../core/etsy/polling/turn';
import type { ModelShop } from './model-shop';

export const ORDER_KINDS: EventKind[] = [
	'orderAboutToBeLate',
	'orderCancelledOrRefunded',
	'orderChanged',
	'orderPaid',
];

export const RULES: PollRules = {
	kinds: new Set(ORDER_KINDS),
	shopId: '555',
	start: 'now',
	overlapSeconds: 600,
	lateSeconds: 86_400,
	sweepSeconds: 0,
};

interface Run {
	batch: string;
	end: RunEnd;
	found: Found[];
}

/** n8n as far as a polling trigger can tell: when it saves, what a kill takes, how runs end. */
export class ModelHost {
	/** What the database holds. */
	private saved = '{}';

	/** What the process holds; n8n saves it only when events are given out. */
	private kept: Kept = {};

	private run?: Run;

	private batches = 0;

	private isUnsaved = false;

	/** Events whose run did its work, in order. */
	readonly worked: string[] = [];

	/** Events given out, worked on or not. */
	readonly given: string[] = [];

	readonly gaveUp: number[] = [];

	failedPolls = 0;

	constructor(
		private readonly shop: ModelShop,
		private readonly options: {
			rules?: PollRules;
			/** Our clock less Etsy's. */
			clockSkew?: number;
			maxTries?: number;
			confirmRuns?: boolean;
			/** Called when a poll has read the shop without failing. */
			onRead?: () => void;
			/** Called when n8n has saved what the trigger keeps. */
			onSave?: () => void;
		} = {},
	) {}

	get isRunning(): boolean {
		return this.run?.end === 'running';
	}

	get keptSize(): number {
		return this.saved.length;
	}

	async poll(): Promise<void> {
		const { rules = RULES, clockSkew = 0, maxTries = 3, confirmRuns = true } = this.options;
		const { pending } = this.kept;
		const known = this.run !== undefined && this.run.batch === pending?.batch;
		const end = known && this.run ? this.run.end : 'unknown';
		const move = nextMove(this.kept, { end, seconds: 0 }, maxTries);
		if (move.do === 'wait') return;
		this.batches += 1;
		const batch = `batch ${this.batches}`;
		const now = this.shop.now + clockSkew;
		const call = async () => {
			throw new Error('The model has no listings and reviews');
		};
		const ports = { api: this.shop.api, call, now, hasTime: () => true };
		const turn = await takeTurn(move, rules, ports, batch);
		if (!turn.ok) {
			this.failedPolls += 1;
			return;
		}
		const { kept, found, gaveUp, hasSettled } = turn.value;
		// Where nothing of the events is to be seen any more, a repeat turns into a look for new ones.
		const isRepeat = move.do === 'repeat' && (kept.pending?.tries ?? 1) > 1;
		if (!isRepeat) this.options.onRead?.();
		this.kept = kept;
		if (gaveUp) this.gaveUp.push(gaveUp.count);
		this.isUnsaved ||= hasSettled;
		if (found.length > 0) {
			this.run = { batch, end: 'running', found };
			this.given.push(...found.map(({ event }) => event.id));
		}
		if (found.length > 0 || (this.isUnsaved && confirmRuns)) this.save();
		this.isUnsaved = false;
	}

	/** The run under way, if any, does its work and ends. */
	succeed(): void {
		if (this.run?.end !== 'running') return;
		this.worked.push(...this.run.found.map(({ event }) => event.id));
		this.run.end = 'succeeded';
	}

	/** The run under way, if any, fails before it did anything. */
	failRun(): void {
		if (this.run?.end === 'running') this.run.end = 'failed';
	}

	/** n8n is killed, its run with it, and starts again, with a poll as it activates workflows. */
	async restart(): Promise<void> {
		this.run = undefined;
		this.isUnsaved = false;
		this.kept = JSON.parse(this.saved) as Kept;
		await this.activate();
	}

	/** The first poll; n8n saves after it, unless it failed. */
	async activate(): Promise<void> {
		const failed = this.failedPolls;
		await this.poll();
		if (this.failedPolls === failed) this.save();
	}

	private save(): void {
		this.saved = JSON.stringify(this.kept);
		this.options.onSave?.();
	}
}
