import fc from 'fast-check';
import { BUYER_MARK } from '../../../support/arbitraries/address';
import { anyPlanCase } from '../../../support/arbitraries/plan-case';
import { ADDRESS, aLine, anOrder, plan } from '../../../support/examples';

test('only the address of a ready order holds buyer data; nothing else of a plan does', () => {
	fc.assert(
		fc.property(anyPlanCase, ({ orders, ledger, settings, map }) => {
			const { ready, hold, ignore } = plan(orders, ledger, settings, map);
			const rest = ready.map((order) => ({ ...order, shipTo: undefined }));
			expect(JSON.stringify([rest, hold, ignore])).not.toContain(BUYER_MARK);
		}),
		{ numRuns: 300 },
	);
});

test('a gift, a message and a personalised line are told without their words', () => {
	const gift = anOrder({
		isGift: true,
		giftMessage: 'Happy birthday Grace',
		messageFromBuyer: 'Please hurry',
	});
	const [ready] = plan([gift]).ready;
	expect(ready?.shipTo).toEqual(ADDRESS);
	expect(ready?.notes).toBe(
		'A gift with a message: Printify does not print gift messages. ' +
			'The buyer left a message on Etsy: read it there.',
	);

	const personalization = [{ question: 'Name on the shirt', answer: 'Grace Hopper' }];
	const { hold } = plan([anOrder({ lines: [aLine({ personalization })] })]);
	expect(hold).toMatchObject([{ code: 'needs_proof', fields: ['personalization'] }]);
	expect(JSON.stringify(hold)).not.toMatch(/Grace|Hopper/);
});

test('a gift without words and a shop without messages need no note', () => {
	expect(plan([anOrder({ isGift: true })]).ready[0]?.notes).toBe('');
});
