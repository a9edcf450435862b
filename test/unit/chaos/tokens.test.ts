import { untilTokensAreKept } from '../../../chaos/tokens';
import { SandboxClock } from '../../../sandbox/core/clock';
import { SeededRandom } from '../../../sandbox/core/random';
import { TokenStore } from '../../../sandbox/etsy/tokens';

describe('a blow', () => {
	it('waits for a renewed token to be used, for then n8n has kept it', async () => {
		const tokens = new TokenStore(new SandboxClock(), new SeededRandom(1));
		const state = () => ({ grants: tokens.summary() });
		const first = tokens.mint('key', 7);
		await untilTokensAreKept(state, 0);
		const renewed = tokens.redeemRefresh('key', first.refresh_token);
		expect(tokens.summary()).toMatchObject([{ userId: 7, accessTokens: 2, unused: 1 }]);

		let isOver = false;
		const waiting = untilTokensAreKept(state, 20_000).then(() => (isOver = true));
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(isOver).toBe(false);
		tokens.grantOf(renewed.access_token);
		await waiting;
		expect(tokens.summary()).toMatchObject([{ unused: 0 }]);
	});

	it('does not wait for ever', async () => {
		await expect(untilTokensAreKept(() => ({ grants: [{ unused: 1 }] }), 50)).resolves.toBe(
			undefined,
		);
	});
});
