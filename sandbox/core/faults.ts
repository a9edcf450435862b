import { z } from 'zod';

import { hashText, SeededRandom } from './random';
import { compilePathPattern } from './path-pattern';

/** The shape of one fault rule, as `POST /__sandbox__/faults` takes it. */
export const faultRuleSchema = z
	.object({
		id: z.string().min(1).optional().describe('Name in the counts; default: kind and position'),
		service: z.string().optional().describe('Only this service, for example etsy'),
		method: z.string().optional().describe('Only this HTTP method'),
		path: z
			.string()
			.optional()
			.refine(isPattern, 'is not a valid regular expression')
			.describe('Glob (* in a segment, ** across) or, beginning with ^, a regular expression'),
		operation: z.string().optional().describe('Only this operation, for example getShopReceipts'),
		kind: z.enum([
			'latency',
			'status',
			'cut_before_commit',
			'cut_after_commit',
			'malformed_body',
			'rate_limit',
		]),
		status: z.number().int().min(400).max(599).optional().describe('For kind status; default 500'),
		afterCommit: z
			.boolean()
			.optional()
			.describe('For kind status: answer it after the call worked'),
		latencyMs: z.number().min(0).max(600_000).optional().describe('For kind latency; default 1000'),
		retryAfterSeconds: z.number().min(0).optional().describe('For kind rate_limit'),
		probability: z.number().min(0).max(1).optional().describe('Share of matching calls'),
		nth: z
			.array(z.number().int().min(1))
			.min(1)
			.optional()
			.describe('These matching calls, from 1'),
		every: z.number().int().min(1).optional().describe('Every n-th matching call'),
		limit: z.number().int().min(1).optional().describe('Strike at most this often'),
		seed: z.number().int().optional().describe('For probability; default: the sandbox seed'),
	})
	.strict()
	.refine((rule) => countDefined([rule.probability, rule.nth, rule.every]) <= 1, {
		message: 'takes only one of probability, nth and every',
		path: ['probability'],
	});

/** One rule by which the sandbox is told to fail. */
export type FaultRule = z.infer<typeof faultRuleSchema>;

/** What a call looks like to the fault rules. */
export interface FaultTarget {
	service: string;
	method: string;
	/** Path without the query. */
	path: string;
	operation: string;
}

/** What shall happen to one call. */
export interface FaultPlan {
	/** Wait so long before anything else. */
	latencyMs: number;
	/** The one fault that strikes, if any. */
	rule?: FaultRule & { id: string };
	/** Ids of all rules that struck, latency included. */
	struck: string[];
}

interface ActiveRule {
	rule: FaultRule & { id: string };
	matchesPath: (path: string) => boolean;
	random: SeededRandom;
	matched: number;
	struck: number;
}

/**
 * Decides which calls fail, and how. Deterministic: the same rules, seed and order of calls give
 * the same faults. Every rule counts the calls that match it; latency adds up; of the other kinds
 * the first rule that strikes wins.
 */
export class FaultEngine {
	private active: ActiveRule[] = [];

	constructor(private seed: number) {}

	/** Sets the seed for rules that bring none; takes effect with the next `set`. */
	setSeed(seed: number): void {
		this.seed = seed;
	}

	/** Forgets all rules. */
	reset(): void {
		this.active = [];
	}

	/** Replaces all rules and starts their counting anew. */
	set(rules: readonly FaultRule[]): void {
		this.active = rules.map((rule, index) => {
			const id = rule.id ?? `${rule.kind}-${index + 1}`;
			return {
				rule: { ...rule, id },
				matchesPath: rule.path === undefined ? () => true : compilePathPattern(rule.path),
				random: new SeededRandom(rule.seed ?? hashText(`${this.seed}:${id}`)),
				matched: 0,
				struck: 0,
			};
		});
	}

	/** The rules in force. */
	rules(): FaultRule[] {
		return this.active.map(({ rule }) => rule);
	}

	/** Decides about one call. To be asked exactly once for each call. */
	plan(target: FaultTarget): FaultPlan {
		const plan: FaultPlan = { latencyMs: 0, struck: [] };
		for (const active of this.active) {
			if (!matches(active, target)) continue;
			active.matched++;
			const due = isDue(active);
			const { rule } = active;
			if (!due || (rule.limit !== undefined && active.struck >= rule.limit)) continue;
			if (rule.kind === 'latency') plan.latencyMs += rule.latencyMs ?? 1000;
			else if (plan.rule) continue;
			else plan.rule = rule;
			active.struck++;
			plan.struck.push(rule.id);
		}
		return plan;
	}
}

function matches({ rule, matchesPath }: ActiveRule, target: FaultTarget): boolean {
	if (rule.service !== undefined && rule.service !== target.service) return false;
	if (rule.method !== undefined && rule.method.toUpperCase() !== target.method) return false;
	if (rule.operation !== undefined && rule.operation !== target.operation) return false;
	return matchesPath(target.path);
}

/** A random number is drawn for each matching call, struck or not, to keep the sequence stable. */
function isDue({ rule, random, matched }: ActiveRule): boolean {
	if (rule.nth) return rule.nth.includes(matched);
	if (rule.every !== undefined) return matched % rule.every === 0;
	if (rule.probability !== undefined) return random.chance(rule.probability);
	return true;
}

function isPattern(pattern: string | undefined): boolean {
	if (pattern === undefined) return true;
	try {
		compilePathPattern(pattern);
		return true;
	} catch (error) {
		if (error instanceof SyntaxError) return false;
		throw error;
	}
}

function countDefined(values: readonly unknown[]): number {
	return values.filter((value) => value !== undefined).length;
}
