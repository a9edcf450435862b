import type { Json } from '../driver';
import type { PlannedOrder, Shop } from '../shop';

interface Parcel {
	trackingNumber?: string;
	lineExternalIds?: string[];
}

/** Split shipments, a line that ends alone, arrival. */
export function parcelRows(shop: Shop): void {
	const { one, can } = shop;
	const second = one.otherLine ?? one.line;
	const two = (): PlannedOrder =>
		shop.planned({ submit: true, lines: [one.line('1', 2), second('2', 1)] });

	it('tells of an order that goes in two parcels, each with its lines', async () => {
		const [id = ''] = await shop.create(two());
		const first = shop.life.ship(id, ['1']);
		const [partly] = await shop.get(id);
		expect(partly).toMatchObject({ status: 'partially_shipped' });
		expect(parcelsOf(partly)).toMatchObject([{ trackingNumber: first }]);

		const last = shop.life.ship(id, ['2']);
		const [wholly] = await shop.get(id);
		expect(wholly).toMatchObject({ status: 'shipped' });
		const parcels = parcelsOf(wholly);
		expect(parcels.map(({ trackingNumber }) => trackingNumber).sort()).toEqual(
			[first, last].sort(),
		);
		// Who does not tell what is in a parcel says nothing rather than a guess.
		const told = parcels.flatMap(({ lineExternalIds }) => lineExternalIds ?? []).sort();
		expect(told).toEqual(one.tellsParcelLines === false ? [] : ['1', '2']);
	});

	it('tells of every line, with how many of it', async () => {
		const [id = ''] = await shop.create(two());
		const [order] = await shop.get(id);
		const lines = order?.lines as Json[];
		expect(lines).toHaveLength(2);
		expect(lines).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ externalId: '1', quantity: 2 }),
				expect.objectContaining({ externalId: '2', quantity: 1 }),
			]),
		);
	});

	if (one.cancelledLine !== undefined) {
		const { cancelledLine } = one;
		it('tells of one line that was cancelled; the rest goes on', async () => {
			const [id = ''] = await shop.create(two());
			shop.life.setStatus(id, cancelledLine, '2');
			const [before] = await shop.get(id);
			expect(before?.status).not.toBe('cancelled');
			const line = (order: Json | undefined, lineId: string) =>
				(order?.lines as Json[]).find(({ externalId }) => externalId === lineId)?.status;
			expect(line(before, '2')).toBe('cancelled');
			expect(line(before, '1')).not.toBe('cancelled');
			shop.life.ship(id, ['1']);
			const [after] = await shop.get(id);
			expect(line(after, '1')).toBe('shipped');
			expect(line(after, '2')).toBe('cancelled');
			expect(after?.status).toBe('shipped');
		});
	} else {
		it('has no lines that end alone: with the order all of them are cancelled', async () => {
			const [id = ''] = await shop.create(two());
			const [raw = ''] = one.statuses.find(([, status]) => status === 'cancelled') ?? [];
			shop.life.setStatus(id, raw);
			const [order] = await shop.get(id);
			expect(order).toMatchObject({ status: 'cancelled' });
			for (const line of order?.lines as Json[]) {
				expect(['cancelled', 'unknown']).toContain(line.status);
			}
		});
	}

	it(can.tellsDelivery ? 'tells of arrival' : 'never tells of arrival', async () => {
		const [id = ''] = await shop.create(shop.planned({ submit: true }));
		shop.life.ship(id);
		shop.life.deliver(id);
		const [order] = await shop.get(id);
		expect(order).toMatchObject({ status: can.tellsDelivery ? 'delivered' : 'shipped' });
	});
}

function parcelsOf(order: Json | undefined): Parcel[] {
	return (order?.shipments ?? []) as Parcel[];
}
