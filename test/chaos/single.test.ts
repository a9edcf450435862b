import { DEFAULTS } from '../../chaos/options';
import { reportText } from '../../chaos/report';
import { runChaos } from '../../chaos/run';

jest.setTimeout(12 * 60_000);

const total = (counts: Record<string, number>) =>
	Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('a small chaos run', () => {
	it('keeps every promise though calls fail and n8n is killed', async () => {
		const options = { ...DEFAULTS, orders: 12, shops: 2, kills: 2, faults: 0.2, seed: 37 };
		const lines: string[] = [];
		const report = await runChaos(options, (line) => lines.push(line));
		const story = [...lines, reportText(report)].join('\n');
		// Something did go wrong, and the trade went on: else it would prove nothing.
		const { disturbed, came, workflows } = report;
		expect(disturbed.kills.map(({ victim }) => victim)).toEqual(['n8n', 'n8n']);
		expect(total(disturbed.faults)).toBeGreaterThan(10);
		expect(Object.keys(disturbed.faults).length).toBeGreaterThan(3);
		expect(came.orders).toBe(12);
		expect(came.providerOrders).toBeGreaterThan(6);
		expect(came.suppliers.told).toBeGreaterThan(2);
		expect(came.parcels).toBeGreaterThan(5);
		expect(workflows).toEqual(
			expect.arrayContaining([
				...['sync-etsy-orders', 'retry-what-failed', 'follow-production', 'push-tracking'],
				...['cancellations-and-changes', 'late-order-watch', 'daily-reconciliation'],
				...['when-something-breaks', 'prices-and-stock', 'dropship-lines', 'send-to-supplier'],
			]),
		);
		// The story stands beside what is wrong, if something is.
		expect({ ...report.examples, ...(report.ok ? {} : { story }) }).toEqual({});
		expect(total(report.violations)).toBe(0);
		expect(report.isQuiet).toBe(true);
		expect(disturbed.news.forgedTaken).toBe(0);
	});
});
