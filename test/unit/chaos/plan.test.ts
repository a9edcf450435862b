import { faultRules } from '../../../chaos/faults';
import { DEFAULTS, readOptions } from '../../../chaos/options';
import { makePlan } from '../../../chaos/plan';
import { secondsBetween } from '../../../chaos/pace';
import { quickly } from '../../../chaos/templates';
import { buildWorld } from '../../../chaos/world';
import type { WorkflowJson } from '../../../host';
import { FaultEngine } from '../../../sandbox/core/faults';
import { SeededRandom } from '../../../sandbox/core/random';

const options = { ...DEFAULTS, orders: 200, kills: 7, seed: 5 };
const planOf = (seed: number) => {
	const own = { ...options, seed };
	return makePlan(own, buildWorld(own).scenario, ['n8n', 'redis']);
};

describe('what a chaos run does', () => {
	it('follows from the seed alone', () => {
		expect(planOf(5)).toEqual(planOf(5));
		expect(planOf(6)).not.toEqual(planOf(5));
		expect(faultRules(0.2, 5)).toEqual(faultRules(0.2, 5));
	});

	it('kills as often as asked, each in turn, and lets everything befall orders', () => {
		const { kills, mishaps, seconds } = planOf(5);
		expect(kills).toHaveLength(7);
		expect(new Set(kills.map(({ victim }) => victim))).toEqual(new Set(['n8n', 'redis']));
		expect(kills.every(({ atSeconds }) => atSeconds > 0 && atSeconds <= seconds)).toBe(true);
		expect(new Set(mishaps.map(({ what }) => what))).toEqual(
			new Set(['cancelled', 'refunded', 'partly refunded', 'moved']),
		);
		// One mishap an order: so each can be judged by itself.
		expect(new Set(mishaps.map(({ receiptId }) => receiptId)).size).toBe(mishaps.length);
	});

	it('lets the asked share of calls go wrong, in every way', () => {
		const engine = new FaultEngine(1);
		engine.set(faultRules(0.2, 5));
		const CALLS = 20_000;
		const call = { service: 'etsy', method: 'GET', path: '/x', operation: 'x' };
		const plans = Array.from({ length: CALLS }, () => engine.plan(call));
		const struck = plans.filter(({ struck: ids }) => ids.length > 0).length / CALLS;
		expect(struck).toBeGreaterThan(0.17);
		expect(struck).toBeLessThan(0.23);
		expect(new Set(plans.flatMap(({ struck: ids }) => ids)).size).toBe(faultRules(0.2, 5).length);
		expect(faultRules(0, 5)).toEqual([]);
	});

	it('never loses the answer of a call for a token, which no workflow could mend', () => {
		const engine = new FaultEngine(1);
		engine.set(faultRules(0.9, 5));
		const path = '/v3/public/oauth/token';
		const call = { service: 'etsy', method: 'POST', path, operation: 'token' };
		const kinds = new Set(
			Array.from({ length: 2_000 }, () => engine.plan(call)).flatMap(({ rule }) => rule ?? []),
		);
		expect([...kinds].every(({ afterCommit = false }) => !afterCommit)).toBe(true);
		expect([...kinds].map(({ kind }) => kind)).not.toContain('cut_after_commit');
	});

	it('shortens a schedule and nothing else', () => {
		const trigger = { type: 'n8n-nodes-base.scheduleTrigger', name: 'Every 5 minutes' };
		const rule = { interval: [{ field: 'minutes', minutesInterval: 5 }] };
		const step = { type: 'n8n-nodes-base.set', name: 'Step', parameters: { rule } };
		const nodes = [{ ...trigger, parameters: { rule } }, step];
		const pace = { shops: 2, orders: 100, random: new SeededRandom(1) };
		const { nodes: hurried } = quickly({ name: 'x', nodes } as unknown as WorkflowJson, pace);
		expect(hurried[0]?.parameters.rule).toEqual({
			interval: [
				{ field: 'cronExpression', expression: expect.stringMatching(/^\d+-59\/12( \*){5}$/) },
			],
		});
		expect(hurried[1]).toEqual(step);
	});

	it('starts no more runs with more shops or orders than one n8n can end', () => {
		const every = (field: string, minutesInterval: number, shops: number, orders = 100) =>
			secondsBetween({ field, minutesInterval }, { shops, orders });
		expect([1, 2, 3, 10].map((shops) => every('minutes', 5, shops))).toEqual([12, 12, 20, 60]);
		expect([1, 2, 3, 10].map((shops) => every('minutes', 15, shops))).toEqual([20, 20, 30, 120]);
		expect([300, 400, 1_000].map((n) => every('minutes', 5, 1, n))).toEqual([12, 20, 60]);
		expect(every('hours', 5, 2)).toBe(30);
		expect(every('days', 5, 2)).toBe(60);
		expect(every('hours', 5, 2, 1_000)).toBe(120);
		expect(every('days', 5, 2, 1_000)).toBe(240);
		expect(every('days', 5, 2, 100_000)).toBe(300);
	});

	it('reads its command line, and names what it does not understand', () => {
		const args = '--orders 12 --shops 2 --kills 3 --faults 0.5 --seed 9 --mode queue --json f';
		expect(readOptions(args.split(' '))).toEqual({
			...{ orders: 12, shops: 2, kills: 3, faults: 0.5, seed: 9, mode: 'queue', json: 'f' },
			help: false,
		});
		expect(() => readOptions(['--orders', 'many'])).toThrow('--orders');
		expect(() => readOptions(['--faults', '2'])).toThrow('--faults');
		expect(() => readOptions(['--mode', 'cloud'])).toThrow('--mode');
	});
});
