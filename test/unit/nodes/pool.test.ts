import fc from 'fast-check';
import { runLanes } from '../../../nodes/shared/pool';

const always = () => true;

describe('a pool with lanes', () => {
	it('lets no lane wait for another: the slow one ends only after all others have', async () => {
		const ended: string[] = [];
		let quick = 0;
		let release: () => void = () => undefined;
		const othersEnded = new Promise<void>((resolve) => {
			release = resolve;
		});
		const list = ['slow', 'slow', 'slow', 'slow', 'quick', 'other', 'quick', 'other'];
		const answers = await runLanes(
			list,
			{ width: 2, laneOf: (index) => list[index] ?? '' },
			async (name, index) => {
				if (name === 'slow') await othersEnded;
				else if (++quick === 4) release();
				ended.push(name);
				return `${name} ${index}`;
			},
			always,
		);
		expect(ended.slice(-4)).toEqual(['slow', 'slow', 'slow', 'slow']);
		expect(answers).toEqual(list.map((name, index) => `${name} ${index}`));
	});

	it('keeps the order of the answers and its width in each lane, whatever the lanes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom('a', 'b', 'c')),
				fc.integer({ min: 1, max: 4 }),
				async (list, width) => {
					const underway: Record<string, number> = {};
					let isTooWide = false;
					const answers = await runLanes(
						list,
						{ width, laneOf: (index) => list[index] ?? '' },
						async (lane, index) => {
							underway[lane] = (underway[lane] ?? 0) + 1;
							isTooWide ||= (underway[lane] ?? 0) > width;
							await Promise.resolve();
							underway[lane] = (underway[lane] ?? 0) - 1;
							return index;
						},
						always,
					);
					expect(answers).toEqual(list.map((_lane, index) => index));
					expect(isTooWide).toBe(false);
				},
			),
		);
	});

	it('starts nothing more in any lane once it is told to stop', async () => {
		const started: number[] = [];
		const list = ['a', 'b', 'a', 'b', 'a', 'b'];
		const answers = await runLanes(
			list,
			{ width: 1, laneOf: (index) => list[index] ?? '' },
			async (_lane, index) => {
				started.push(index);
				return await Promise.resolve(index);
			},
			() => started.length < 2,
		);
		expect(started).toEqual([0, 1]);
		expect(answers.flatMap((answer) => [answer])).toEqual([0, 1]);
	});
});
