import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import type { EtsyCall } from '../../../../core/etsy/caller';
import { deactivate, publish, remove, renew } from '../../../../core/etsy/listings/change-state';
import { failureOf, valueOf } from '../../../support/result';

const NOW = '2026-11-23T12:00:00.000Z';
const at = (iso: string) => Date.parse(iso) / 1000;

type Answer = object | Error;

/** An Etsy that gives these answers in turn; an Error is a call of which nobody knows the end. */
function scripted(...answers: Answer[]): { call: EtsyCall; asked: string[]; effects: string[] } {
	const asked: string[] = [];
	const effects: string[] = [];
	const call: EtsyCall = async (what) => {
		asked.push(what.operation);
		effects.push(what.effect);
		const answer = answers[asked.length - 1];
		if (answer === undefined || answer instanceof Error) return unclear(answer?.message);
		return await Promise.resolve(ok(what.schema.parse(answer)));
	};
	return { call, asked, effects };
}

function unclear(message = 'cut'): Result<never> {
	const category = message === 'gone' ? 'not_found' : 'unclear';
	return fail(failure({ category, provider: 'etsy', operation: 'x', message, hint: 'Look.' }));
}

const listing = (state: string, more: object = {}) => ({
	listing_id: 7,
	shop_id: 5,
	state,
	listing_type: 'physical',
	shipping_profile_id: 3,
	images: [{ listing_image_id: 1, rank: 1 }],
	...more,
});
const free = { acceptsFee: false, now: NOW };
const paid = { acceptsFee: true, now: NOW };

describe('an inactive listing', () => {
	test('is free while its four months run', async () => {
		const running = listing('inactive', { ending_timestamp: at('2026-12-01T00:00:00Z') });
		const { call, effects } = scripted(running, listing('active'));
		expect(valueOf(await publish(call, '7', free))).toMatchObject({
			changed: true,
			costsFee: false,
		});
		expect(effects).toEqual(['read', 'idempotent']);
	});

	test('costs a fee when they are over, and is then never sent twice', async () => {
		const over = listing('inactive', { ending_timestamp: at('2026-11-01T00:00:00Z') });
		expect(failureOf(await publish(scripted(over).call, '7', free)).category).toBe('policy');
		const { call, effects } = scripted(over, listing('active'));
		expect(valueOf(await publish(call, '7', paid)).costsFee).toBe(true);
		expect(effects).toEqual(['read', 'create']);
	});
});

describe('what Etsy answers', () => {
	test('"done" with the old state is looked at again, and told', async () => {
		const { call, asked } = scripted(listing('draft'), listing('draft'), listing('draft'));
		expect(failureOf(await publish(call, '7', paid))).toMatchObject({
			category: 'conflict',
			message: 'Etsy took the change, but the listing is still draft.',
		});
		expect(asked).toEqual(['getListing', 'updateListing', 'getListing']);
	});

	test('"done" with the old state may be an old copy', async () => {
		const { call } = scripted(listing('draft'), listing('draft'), listing('active'));
		expect(valueOf(await publish(call, '7', paid)).changed).toBe(true);
	});

	test('nothing: the listing tells whether it happened', async () => {
		const done = scripted(listing('sold_out'), new Error(), listing('active'));
		expect(valueOf(await renew(done.call, '7', paid)).note).toContain('quantity to 1');
		const undone = scripted(listing('expired'), new Error(), listing('expired'));
		expect(failureOf(await renew(undone.call, '7', paid)).category).toBe('unclear');
		const unknown = scripted(listing('expired'), new Error(), new Error());
		expect(failureOf(await renew(unknown.call, '7', paid)).category).toBe('unclear');
	});

	test('a state that we do not know counts as one that costs', async () => {
		const { call } = scripted(listing('pending_review'));
		expect(failureOf(await publish(call, '7', free)).category).toBe('policy');
	});

	test('without the shop, nothing is sent', async () => {
		const { call, asked } = scripted(listing('active', { shop_id: undefined }));
		expect(failureOf(await deactivate(call, '7')).category).toBe('service_down');
		expect(asked).toEqual(['getListing']);
	});
});

test('a draft without shipping profile is not sent', async () => {
	const { call, asked } = scripted(listing('draft', { shipping_profile_id: null }));
	expect(failureOf(await publish(call, '7', paid)).message).toContain('no shipping profile yet');
	expect(asked).toEqual(['getListing']);
});

test('a deletion of which nobody knows the end is looked at', async () => {
	const gone = scripted(new Error('cut'), new Error('gone'));
	expect((await remove(gone.call, '7')).ok).toBe(true);
	const there = scripted(new Error('cut'), listing('active'));
	expect(failureOf(await remove(there.call, '7')).category).toBe('unclear');
});
