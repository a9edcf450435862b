import type { Scenario } from '../sandbox';
import type { Books, EtsyTruth } from './accounts';
import type { PracticeShop } from './practice-shop';
import { printedLines } from './printer-truth';

/** Reads the sandbox's truth and n8n's tables at one moment. */
export async function readBooks(
	{ sandbox, client }: Pick<PracticeShop, 'sandbox' | 'client'>,
	scenario: Scenario,
): Promise<Books> {
	const [state, counts, ledger, exceptions] = await Promise.all([
		sandbox.control.state<{ etsy: EtsyTruth }>(),
		sandbox.control.counts(),
		client.tableRows('POD Order Ledger'),
		client.tableRows('POD Exceptions'),
	]);
	const notes = new Map(
		(scenario.receipts ?? []).map(({ id, note }) => [String(id), note ?? ''] as const),
	);
	return { etsy: state.etsy, printed: printedLines(state), counts, ledger, exceptions, notes };
}
