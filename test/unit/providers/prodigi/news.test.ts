import fc from 'fast-check';
import { PROVIDER_EVENTS } from '../../../../core/domain/provider-event';
import { prodigi } from '../../../../core/providers/prodigi/module';
import { prodigiNews } from '../../../../core/providers/prodigi/news';
import { failureOf, valueOf } from '../../../support/result';
import { prodigiOrder } from './fixtures';

const STAGE = 'com.prodigi.order.status.stage.changed';

function event(type: string, data: unknown = { order: prodigiOrder() }, changes: object = {}) {
	return {
		specversion: '1.0',
		type,
		source: 'http://api.prodigi.com/v4.0/Orders/',
		id: 'evt_305174',
		time: '2026-11-23T16:50:08.27Z',
		data,
		subject: 'ord_978731',
		...changes,
	};
}

const parse = (body: unknown) =>
	prodigiNews.parse({ headers: {}, rawBody: Buffer.from(JSON.stringify(body) ?? '') });

const issues = [{ errorCode: 'order.items.ItemUnavailable' }];
const lost = [{ errorCode: 'order.items.assets.FailedToDownloaded' }];

describe('news', () => {
	it.each([
		[`${STAGE}#InProgress`, undefined, 'order.created'],
		[`${STAGE}#Cancelled`, prodigiOrder({}, { stage: 'Cancelled' }), 'order.cancelled'],
		[`${STAGE}#Complete`, prodigiOrder({}, { stage: 'Complete' }), 'shipment.sent'],
		[`${STAGE}#AwaitingSomething`, undefined, 'order.changed'],
		[`${STAGE}#constructor`, undefined, 'order.changed'],
		[`${STAGE}#__proto__`, undefined, 'order.changed'],
		[STAGE, undefined, 'order.changed'],
		[`${STAGE}#InProgress`, prodigiOrder({}, { issues }), 'order.action_required'],
		[`${STAGE}#InProgress`, prodigiOrder({}, { issues: lost }), 'order.failed'],
		['com.prodigi.order.shipments.shipment#Shipped', undefined, 'shipment.sent'],
		['com.prodigi.invoice.ready', undefined, 'unknown'],
	])('%s is understood', (type, order, ours) => {
		const data = order ? { order } : undefined;
		expect(valueOf(parse(event(type, data)))).toEqual([
			{
				provider: 'prodigi',
				eventId: 'evt_305174',
				type: ours,
				rawType: type,
				providerOrderId: 'ord_978731',
				externalId: 'etsy-11-1001-1',
				occurredAt: '2026-11-23T16:50:08.270Z',
			},
		]);
	});

	it('takes the order straight in `data`, and does without it', () => {
		const straight = valueOf(parse(event(STAGE, prodigiOrder())));
		expect(straight).toMatchObject([{ externalId: 'etsy-11-1001-1' }]);
		for (const data of [null, 'x', {}, { order: {} }]) {
			expect(valueOf(parse(event(STAGE, data)))).toMatchObject([{ providerOrderId: 'ord_978731' }]);
		}
	});

	it('refuses what is none of Prodigi, without quoting it', () => {
		for (const body of [undefined, null, 'Ploegsma', [], {}, event(STAGE, null, { id: '' })]) {
			const failed = failureOf(parse(body));
			expect(failed).toMatchObject({ category: 'validation', provider: 'prodigi' });
			expect(JSON.stringify(failed)).not.toContain('Ploegsma');
		}
		const broken = prodigiNews.parse({ headers: {}, rawBody: Buffer.from('{"id":"evt') });
		expect(failureOf(broken).category).toBe('validation');
	});

	it('never throws, and knows a kind for any type', () => {
		fc.assert(
			fc.property(fc.string(), fc.jsonValue(), (type, data) => {
				const read = parse(event(type, data));
				if (read.ok) for (const one of read.value) expect(PROVIDER_EVENTS).toContain(one.type);
			}),
		);
	});

	it('is unsigned: there is nothing to verify', () => {
		expect(prodigiNews.verify).toBeUndefined();
		expect(prodigi.capabilities.signsWebhooks).toBe(false);
	});
});

describe('the credential', () => {
	it.each([
		[{}, 'https://api.prodigi.com'],
		[{ environment: 'live', baseUrl: 'http://localhost:1' }, 'https://api.prodigi.com'],
		[{ environment: 'sandbox' }, 'https://api.sandbox.prodigi.com'],
		[{ environment: 'other', baseUrl: 'http://localhost:4015/v4.0/' }, 'http://localhost:4015'],
	])('%j leads to %s', (credential, baseUrl) => {
		const profile = prodigi.profile({ apiKey: ' secret-key ', ...credential });
		expect(profile).toMatchObject({ baseUrl, secrets: ['secret-key'] });
		expect(profile.limiterKey).not.toContain('secret-key');
	});

	it('keeps the limits of two environments apart', () => {
		const key = (environment: string) => prodigi.profile({ apiKey: 'k', environment }).limiterKey;
		expect(key('live')).not.toBe(key('sandbox'));
	});
});
