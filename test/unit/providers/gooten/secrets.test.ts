import type { PrintProvider } from '../../../../core/providers/types';
import type { Result } from '../../../../core/domain/result';
import type { SendOutcome } from '../../../../core/transport/http';
import { failureOf } from '../../../support/result';
import { answer, fakeGooten, line, orderRequest, picture, refusal, SECRETS } from './fixtures';

const { recipeId, partnerBillingKey } = SECRETS;
const { shipTo } = orderRequest();

/** Everything that a Gooten could say with the secrets and the buyer in it. */
const ANSWERS: Array<readonly [string, SendOutcome]> = [
	[
		'quoted as attempted',
		refusal('Payment', 'Not valid.', { PartnerBillingKey: partnerBillingKey }),
	],
	['in the words', refusal('PartnerBillingKey', `The key ${partnerBillingKey} is not valid.`)],
	['encoded', refusal('Id', `GET ?partnerBillingKey=${encodeURIComponent(partnerBillingKey)}`)],
	['as a property', refusal(partnerBillingKey, 'Not valid.')],
	['the recipe', refusal('RecipeId', `${recipeId} is not known`, recipeId)],
	['with the buyer', refusal('ShipToAddress.Line1', `'${shipTo.line1}' is not valid`, shipTo)],
	['with a status', answer({ HadError: true, Errors: [{ ErrorMessage: partnerBillingKey }] }, 400)],
	['in a page', answer(`<html>${partnerBillingKey} ${recipeId}</html>`, 500)],
	['in a cut', { kind: 'none', reason: 'cut', detail: `POST ?key=${partnerBillingKey}` }],
];

const CALLS: Array<readonly [string, (provider: PrintProvider) => Promise<Result<unknown>>]> = [
	['create', async (p) => await p.createOrder(orderRequest(), { inDoubt: false })],
	['get', async (p) => await p.getOrder('13-1')],
	['find', async (p) => await p.findOrder('etsy-1-1-1')],
	['cancel', async (p) => await p.cancelOrder('13-1')],
	['submit', async (p) => await p.submitOrder('13-1')],
	['address', async (p) => await p.updateAddress('13-1', shipTo)],
	['quote', async (p) => await p.quote({ lines: [line()], shipTo })],
	['products', async (p) => await p.listProducts({})],
	[
		'save',
		async (p) =>
			await p.createProduct({ title: 'Cat', variants: [{ variantId: 'C' }], files: [picture()] }),
	],
];

describe.each(ANSWERS)('secrets %s', (_how, outcome) => {
	it.each(CALLS)('are in no failure of %s', async (_what, call) => {
		const { provider } = fakeGooten(() => outcome);
		const text = JSON.stringify(failureOf(await call(provider)));
		for (const secret of [partnerBillingKey, encodeURIComponent(partnerBillingKey), recipeId]) {
			expect(text).not.toContain(secret);
		}
		expect(text).not.toContain(shipTo.line1);
	});
});

it('the recipe stands in no query and the billing key in none: n8n adds them', async () => {
	const { provider, requests } = fakeGooten(() => answer({ Orders: [], HadError: false }));
	await provider.findOrder('etsy-1-1-1');
	await provider.cancelOrder('13-1');
	const text = JSON.stringify(requests);
	for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
});

it.each([
	['RecipeId', 'The recipe id is not valid.', 'auth'],
	['PartnerBillingKey', 'Not valid.', 'auth'],
	['Id', 'The order was not found.', 'not_found'],
	['Images[0].Url', 'The image cannot be read.', 'artwork'],
	['Items[0].Quantity', 'Must be greater than 0.', 'validation'],
])('a refusal about %s is understood: %s', async (property, words, category) => {
	const { provider } = fakeGooten(() => refusal(property, words));
	const failure = failureOf(await provider.getOrder('13-1'));
	expect(failure).toMatchObject({ category, httpStatus: 200, requestId: 'ref-1' });
	expect(failure.message).toContain(words.slice(0, 10));
});

it.each([401, 403, 404, 429, 500, 503])('status %i means what it says', async (status) => {
	const body = { HadError: true, Errors: [{ PropertyName: 'Id', ErrorMessage: 'not found' }] };
	const { provider } = fakeGooten(() => answer(body, status));
	const { category } = failureOf(await provider.getOrder('13-1'));
	const expected = { 401: 'auth', 403: 'permission', 404: 'not_found', 429: 'rate_limit' };
	expect(category).toBe(expected[status as 401] ?? 'service_down');
});
