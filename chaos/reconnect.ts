import { grantConsent } from '../demo/consent';
import type { PracticeShop } from '../demo/practice-shop';
import type { Scenario } from '../sandbox';

/** With these words the seller is told that a connection is dead. */
const DEAD = ['connection_ended', 'token_refused'];
const LOOK_EVERY_MS = 10_000;

/**
 * The seller as the one who connects Etsy again. n8n may be killed between Etsy's new token and its
 * saving: then the old one is dead too, and only a person can help. It is done when a row of
 * `POD Exceptions` says so, and not before.
 */
export class Reconnecting {
	/** How many times it was done. */
	times = 0;

	private isBusy = false;

	/** The rows that were seen to; one that is written anew has another time. */
	private readonly seen = new Set<string>();

	constructor(
		private readonly shop: Pick<PracticeShop, 'client' | 'credentials'>,
		private readonly scenario: Pick<Scenario, 'shops'>,
		private readonly log: (line: string) => void,
	) {}

	/** Begins to look. @returns what ends it */
	start(): () => void {
		const timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}

	/** Looks once. An n8n that does not answer just now is looked at the next time. */
	async look(): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			const rows = await this.shop.client.tableRows('POD Exceptions');
			const dead = rows.filter(
				({ state, code }) => state === 'open' && DEAD.includes(String(code)),
			);
			const news = dead.map(({ id, updatedAt }) => `${String(id)} ${String(updatedAt)}`);
			if (news.every((one) => this.seen.has(one))) return;
			await this.connectAll();
			for (const one of news) this.seen.add(one);
		} catch (error) {
			// n8n is dead or coming up just now, as a rule.
			const [why = ''] = error instanceof Error ? error.message.split('\n') : [];
			this.log(`Not looked for dead connections: ${why.slice(0, 160)}`);
		} finally {
			this.isBusy = false;
		}
	}

	private async connectAll(): Promise<void> {
		for (const [at, { etsyOAuth2Api }] of this.shop.credentials.entries()) {
			const userId = this.scenario.shops?.[at]?.userId;
			if (!etsyOAuth2Api) continue;
			await this.shop.client.connectOAuth2(
				etsyOAuth2Api.id,
				async (url) => await grantConsent(url, userId),
			);
		}
		this.times += 1;
		this.log('Etsy was connected again, as a row of POD Exceptions asked for');
	}
}
