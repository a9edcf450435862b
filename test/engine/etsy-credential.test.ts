import { demoScenario } from '../../sandbox/scenario/demo';
import { openTestShop, type RunInShop, type TestShop } from '../support/etsy-shop';
import { forgetLimiters } from '../../core/transport/limiter-registry';

const GET = { resource: 'shop', operation: 'get' };

/** The failure of the only item. */
async function failureOf(shop: TestShop, parameters: object, credential: object = {}) {
	const options: RunInShop = { onError: 'continueErrorOutput', credential };
	const { outputs } = await shop.run(parameters, options);
	expect(outputs[0]).toEqual([]);
	return outputs[1]?.[0]?.json.failure as Record<string, unknown>;
}

describe('the connection to Etsy', () => {
	let shop: TestShop;

	beforeEach(async () => {
		forgetLimiters();
		shop = await openTestShop(demoScenario());
	});
	afterEach(async () => await shop.close());

	it('is renewed when it has run out, and the rotated tokens are kept', async () => {
		const [oldToken] = await shop.sandbox.control.issuedEtsyTokens();
		await shop.sandbox.control.expireEtsyTokens();
		const { outputs, refreshedTokens } = await shop.run(GET);
		expect(outputs[0]).toHaveLength(1);
		expect(refreshedTokens).toHaveLength(1);
		const issued = await shop.sandbox.control.issuedEtsyTokens();
		const kept = refreshedTokens[0]?.data.oauthTokenData as Record<string, string>;
		expect(issued).toEqual(expect.arrayContaining([kept.access_token, kept.refresh_token]));
		expect(kept.access_token).not.toBe(oldToken);
	});

	it('that was revoked says so, and what to do', async () => {
		await shop.sandbox.control.revokeEtsyTokens();
		const failure = await failureOf(shop, GET);
		expect(failure).toMatchObject({
			category: 'auth',
			code: 'connection_ended',
			retryable: false,
			message: expect.stringMatching(/^Etsy no longer accepts this connection: /) as unknown,
			hint: expect.stringContaining('press "Switch account"') as unknown,
		});
	});

	it('whose refresh token was used by somebody else says the same', async () => {
		const stale = await shop.sandbox.control.mintEtsyToken();
		await shop.sandbox.control.expireEtsyTokens();
		await shop.run(GET, { credential: { oauthTokenData: { ...stale } } });
		expect(await failureOf(shop, GET, { oauthTokenData: { ...stale } })).toMatchObject({
			code: 'connection_ended',
		});
	});

	it('that never was made says so', async () => {
		const failure = await failureOf(shop, GET, { oauthTokenData: undefined });
		expect(failure).toMatchObject({ category: 'auth' });
		expect(failure.message).toContain('is not connected to a shop yet');
		expect(shop.calls).toEqual([]);
	});

	it('without a permission says which one, and what it is for', async () => {
		const tokens = await shop.sandbox.control.mintEtsyToken({ scopes: ['transactions_r'] });
		const failure = await failureOf(shop, GET, { oauthTokenData: { ...tokens } });
		expect(failure).toMatchObject({ category: 'permission', httpStatus: 401, retryable: false });
		expect(failure.hint).toContain('lacks the permission shops_r (read the shop)');
		expect(failure.hint).toContain('allow everything');
	});

	it('with a wrong shared secret says where to look', async () => {
		const failure = await failureOf(shop, GET, { sharedSecret: 'wrong' });
		expect(failure).toMatchObject({ category: 'auth', httpStatus: 403 });
		expect(failure.hint).toContain('"Keystring" and "Shared Secret"');
	});

	it('with a keystring that Etsy does not know cannot be renewed, and says where to look', async () => {
		await shop.sandbox.control.expireEtsyTokens();
		const failure = await failureOf(shop, GET, { clientId: 'unknown' });
		expect(failure).toMatchObject({ category: 'auth' });
		expect(failure.hint).toContain('"Keystring" and "Shared Secret"');
	});

	it('needs no second sign-in for two items that find it expired at once', async () => {
		await shop.sandbox.control.expireEtsyTokens();
		const { outputs, refreshedTokens } = await shop.run(GET, { items: [{}, {}, {}] });
		expect(outputs[0]).toHaveLength(3);
		expect(refreshedTokens).toHaveLength(1);
	});
});
