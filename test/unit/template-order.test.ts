import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../../host';

/**
 * n8n runs the branches of a step from the top of the canvas to its bottom. Where n8n may be killed
 * in between, the seller must be told first: once the ledger knows a change, no run looks at it
 * again.
 */
const TOLD_FIRST: ReadonlyArray<[file: string, tells: string, knows: string]> = [
	['follow-production.json', 'Not noted yet', 'Ledger: new status'],
	// An order that has arrived is read no more: what is over by then is closed before.
	['follow-production.json', 'Read what is noted', 'Ledger: new status'],
	['daily-reconciliation.json', 'Not noted yet', 'Ledger: put right'],
	// What the message tells is marked after it: it must stand there by then.
	['daily-reconciliation.json', 'Not noted yet', 'Words for the message'],
	['daily-reconciliation.json', 'Note that nothing was compared', 'Words for the message'],
	['cancellations-and-changes.json', 'Not told yet', 'Ledger: how it went'],
	// Once a part of an order is sent, Etsy does not list it: what the rest waits for is noted
	// before.
	['sync-etsy-orders.json', 'Not noted yet (hold)', 'Do we order it?'],
	['sync-etsy-orders.json', 'Ended by a rule?', 'Do we order it?'],
	['sync-etsy-orders.json', 'Not noted yet (import)', 'Start production?'],
	['dropship-lines.json', 'Not noted yet', 'Keep what this run holds'],
	['dropship-lines.json', 'Not noted yet', 'New in the ledger?'],
	['dropship-lines.json', 'Ledger: settle it', 'New in the ledger?'],
	['push-tracking.json', 'Paid back meanwhile?', 'Parcel: told'],
	// A variant that is off with an active row counts as switched off by the seller.
	['prices-and-stock.json', 'Sold out, or back?', 'Set prices and stock'],
	// Whoever reads the log learns of every write, also where n8n died in it or right after it.
	['prices-and-stock.json', 'Is it written now?', 'Set prices and stock'],
	['prices-and-stock.json', 'Newest audit row now', 'One item a row'],
];

describe('what is written down in which order', () => {
	it.each(TOLD_FIRST)('%s: "%s" comes before "%s"', (file, tells, knows) => {
		const path = join(__dirname, '..', '..', 'workflows', file);
		const { nodes, connections } = JSON.parse(readFileSync(path, 'utf8')) as WorkflowJson;
		const heightOf = (name: string) => nodes.find((node) => node.name === name)?.position[1] ?? NaN;
		expect(heightOf(tells)).toBeLessThan(heightOf(knows));
		const sources = (name: string) =>
			Object.entries(connections)
				.filter(([, { main = [] }]) => main.flat().some((link) => link?.node === name))
				.map(([source]) => source);
		expect(sources(knows)).toEqual(expect.arrayContaining(sources(tells)));
	});
});
