import { DEFAULTS } from '../../chaos/options';
import { reportText } from '../../chaos/report';
import { runChaos } from '../../chaos/run';
import type { PracticeShop } from '../../demo/practice-shop';
import { hasQueuePrograms } from '../../host/server-programs';
import { raceForRow } from '../e2e/support/claim-race';

jest.setTimeout(15 * 60_000);

const ROUNDS = 3;
const RUNS = 8;

const total = (counts: Record<string, number>) =>
	Object.values(counts).reduce((sum, count) => sum + count, 0);

// Needs PostgreSQL and Redis; CONTRIBUTING.md names the packages.
const describeIfThere = hasQueuePrograms() ? describe : describe.skip;

describeIfThere('a small chaos run with a main, two workers, PostgreSQL and Redis', () => {
	it('gives a row to one of the runs that claim it, and keeps every promise', async () => {
		const races: Array<Awaited<ReturnType<typeof raceForRow>>> = [];
		const atOpening = async (shop: PracticeShop) => {
			for (let round = 0; round < ROUNDS; round += 1) {
				races.push(await raceForRow(shop, `race_${round}`, RUNS));
			}
		};
		const options = { ...DEFAULTS, orders: 10, shops: 2, kills: 2, faults: 0.2, seed: 7 };
		const lines: string[] = [];
		const report = await runChaos({ ...options, mode: 'queue' }, (line) => lines.push(line), {
			atOpening,
		});
		expect(races).toHaveLength(ROUNDS);
		for (const { winners, holder } of races) expect(winners).toEqual([holder]);
		const story = [...lines, reportText(report)].join('\n');
		const { disturbed, came } = report;
		expect(new Set(disturbed.kills.map(({ victim }) => victim)).size).toBe(2);
		expect(total(disturbed.faults)).toBeGreaterThan(10);
		expect(came.orders).toBe(10);
		expect(came.providerOrders).toBeGreaterThan(4);
		// The story stands beside what is wrong, if something is.
		expect({ ...report.examples, ...(report.ok ? {} : { story }) }).toEqual({});
		expect(total(report.violations)).toBe(0);
		expect(report.isQuiet).toBe(true);
	});
});
