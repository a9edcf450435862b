import { ADDRESSES } from '../addresses';
import type { Shop } from '../shop';

/** Addresses as buyers type them. */
export function addressRows(shop: Shop): void {
	const limits = Object.entries(shop.one.addressLimits ?? {});
	const one = (shipTo: object) => shop.planned({ shipTo, lines: [shop.one.line('1', 1)] });

	it('sends to thirty countries, single names and other scripts, letter by letter', async () => {
		const orders = ADDRESSES.map(one);
		await shop.create(...orders);
		expect(await shop.made()).toEqual(
			Object.fromEntries(orders.map(({ externalId }) => [externalId, 1])),
		);
		const state = stateOf(shop);
		for (const { line1, city, postalCode } of ADDRESSES) {
			for (const text of [line1, city, postalCode]) expect(state).toContain(text);
		}
		for (const name of ['Björk', 'Berg']) expect(state).toContain(name);
	});

	if (limits.length > 0) {
		it('takes an address as long as it may be, and names each field that is longer', async () => {
			const fits = (field: string, length: number) => ({
				...ADDRESSES[1],
				company: 'Company',
				phone: '1',
				[field]: 'x'.repeat(length),
			});
			const long = limits.map(([field, limit]) => one(fits(field, limit + 1)));
			const { done, failed } = await shop.run({ operation: 'create' }, long);
			expect(done).toEqual([]);
			expect(failed.map(({ failure }) => failure)).toMatchObject(
				limits.map(([field]) => ({
					category: 'validation',
					fields: expect.arrayContaining([`shipTo.${field}`]) as unknown,
				})),
			);
			expect(await shop.made()).toEqual({});
			// A state of so many letters is none, so its length is no matter of taking.
			const [line] = limits.filter(([field]) => field === 'line1');
			if (!line) return;
			const whole = 'x'.repeat(line[1]);
			await shop.create(one({ ...ADDRESSES[1], line1: whole }));
			expect(stateOf(shop)).toContain(whole);
		});
	} else {
		it('has no limit of length: a long line arrives whole', async () => {
			const line1 = `${'Very '.repeat(20)}Long Street 1`;
			await shop.create(one({ ...ADDRESSES[1], line1 }));
			expect(stateOf(shop)).toContain(line1);
		});
	}

	it('names what is missing, and makes nothing', async () => {
		const gaps = ['line1', 'city', 'countryCode'];
		const orders = gaps.map((field) => one({ ...ADDRESSES[1], [field]: '' }));
		const { done, failed } = await shop.run({ operation: 'create' }, orders);
		expect(done).toEqual([]);
		expect(failed.map(({ failure }) => failure)).toMatchObject(
			gaps.map((field) => ({
				category: 'validation',
				retryable: false,
				fields: expect.arrayContaining([`shipTo.${field}`]) as unknown,
			})),
		);
		expect(await shop.made()).toEqual({});
	});
}

function stateOf(shop: Shop): string {
	return JSON.stringify(shop.sandbox.services[shop.provider as 'printify'].state());
}
