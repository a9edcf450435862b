import { type Oddity, generateScenario } from './generate';
import { printfulPractice } from './printful-practice';
import { prodigiPractice } from './prodigi-practice';
import type { Scenario } from './types';

/** What is special about the demo's orders, by position. All others are ordinary. */
const ODDITIES: Record<number, Oddity> = {
	3: 'gift',
	5: 'unmapped SKU',
	8: 'single-word name',
	11: 'sold-out variant',
	14: 'cancelled',
	17: 'missing address',
	20: 'non-Latin name',
	6: 'paid later',
	25: 'personalised',
	29: 'partly unmapped',
	33: 'gift',
};

/** The demo: one shop, twelve listings, forty orders over a minute, the odd ones picked by hand. */
export function demoScenario(): Scenario {
	const scenario = generateScenario({
		seed: 2026,
		orders: 40,
		spreadSeconds: 60,
		listings: 12,
		oddityOf: (index) => ODDITIES[index],
	});
	const paidLater = scenario.receipts?.find(({ note }) => note === 'paid later');
	if (paidLater) paidLater.paidAfterSeconds = 40;
	return {
		...scenario,
		printful: printfulPractice,
		prodigi: prodigiPractice,
		name: 'demo',
		description:
			'Forty mixed orders over a minute: single and multi-line, a gift, an unmapped SKU, a ' +
			'sold-out variant, a cancelled order, a missing address, a non-Latin name, a late payment.',
	};
}
