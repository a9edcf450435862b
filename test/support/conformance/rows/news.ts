import type { ProviderEvent } from '../../../../core/domain/provider-event';
import type { ProviderNews } from '../../../../core/providers/module';
import { failureOf, valueOf } from '../../result';
import type { NewsExample } from '../provider-case';
import type { Shop } from '../shop';

/** News: valid, forged, replayed, out of order. What is lost is a row of what changed. */
export function newsRows(shop: Shop): void {
	const { one, can, module } = shop;
	const { news } = module;
	if (!news) {
		it('has no news', () => {
			expect(one.news).toBeUndefined();
			expect(can.signsWebhooks).toBe(false);
		});
		return;
	}
	const examples = one.news?.('order-1') ?? [];
	const secret = one.newsSecret ?? '';

	it('understands each kind of news that it promises, and gives each an id of its own', () => {
		const seen = new Set<string>();
		for (const example of examples) {
			const { type, providerOrderId } = example;
			const event = eventOf(news, example);
			expect(event).toMatchObject({ type, provider: shop.provider });
			if (providerOrderId) expect(event).toMatchObject({ providerOrderId });
			seen.add(event.eventId);
		}
		expect(examples.length).toBeGreaterThan(0);
		expect(seen.size).toBe(examples.length);
		for (const { type } of examples) {
			if (type !== 'unknown') expect(Object.keys(news.topics)).toContain(type);
		}
	});

	if (news.verify) {
		const { verify } = news;
		it('takes what is signed, and nothing that is forged', () => {
			expect(can.signsWebhooks).toBe(true);
			for (const { request } of examples) {
				expect(verify(request, secret)).toBe(true);
				expect(verify({ ...request, rawBody: Buffer.from('{}') }, secret)).toBe(false);
				expect(verify({ ...request, headers: {} }, secret)).toBe(false);
				expect(verify(request, `${secret}x`)).toBe(false);
				expect(verify(request, '')).toBe(false);
			}
		});
	} else {
		it('says that its news is not signed, and takes nothing of it for true', async () => {
			expect(can.signsWebhooks).toBe(false);
			// A forged message may say what it likes: what is true is read from the provider.
			const [id = ''] = await shop.create();
			const before = await shop.get(id);
			for (const example of one.news?.(id) ?? []) eventOf(news, example);
			expect(await shop.get(id)).toEqual(before);
		});
	}

	it('gives news that comes again the id that it had, in whatever order it comes', () => {
		const ids = (list: readonly NewsExample[]) =>
			list.map((example) => eventOf(news, example).eventId);
		expect(ids([...examples].reverse()).reverse()).toEqual(ids(examples));
	});

	it('tells rubbish from news', () => {
		for (const text of ['no json', '', '[]', '{}', 'null', '{"type":7}']) {
			const read = news.parse({ headers: {}, rawBody: Buffer.from(text) });
			expect([text, failureOf(read).category]).toEqual([text, 'validation']);
		}
	});
}

function eventOf(news: ProviderNews, { request }: NewsExample): ProviderEvent {
	const [event] = valueOf(news.parse(request));
	if (!event) throw new Error('No event');
	return event;
}
