import { Reconnecting } from '../../../chaos/reconnect';
import type { StoredRow } from '../../../host';

type Shop = ConstructorParameters<typeof Reconnecting>[0];

describe('the seller whose connection to Etsy died', () => {
	const connected: string[] = [];
	const said: string[] = [];
	let rows: StoredRow[] = [];
	let isAway = false;
	const client = {
		tableRows: async () => {
			if (isAway) throw new Error('no answer');
			return rows;
		},
		connectOAuth2: async (id: string) => void connected.push(id),
	};
	const credentials = ['a', 'b'].map((id) => ({ etsyOAuth2Api: { id, name: id } }));
	const reconnecting = new Reconnecting(
		{ client, credentials } as unknown as Shop,
		{ shops: [] },
		(line) => void said.push(line),
	);
	const row = (cells: object) =>
		({ id: 1, createdAt: '1', updatedAt: '1', state: 'open', ...cells }) as StoredRow;

	it('connects again when a row asks for it, once for each time that it is written', async () => {
		rows = [row({ code: 'unmapped' }), row({ code: 'token_refused', state: 'resolved' })];
		await reconnecting.look();
		expect(connected).toEqual([]);
		rows = [row({ code: 'token_refused' })];
		await reconnecting.look();
		await reconnecting.look();
		expect(connected).toEqual(['a', 'b']);
		rows = [row({ code: 'token_refused', updatedAt: '2' })];
		await reconnecting.look();
		expect(reconnecting.times).toBe(2);
	});

	it('looks again later where n8n does not answer', async () => {
		isAway = true;
		await reconnecting.look();
		expect(said.at(-1)).toBe('Not looked for dead connections: no answer');
		isAway = false;
		rows = [row({ code: 'connection_ended', updatedAt: '3' })];
		await reconnecting.look();
		expect(reconnecting.times).toBe(3);
	});
});
