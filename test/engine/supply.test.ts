import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { VariantMap } from '../../nodes/VariantMap/VariantMap.node';
import { runNode } from '../support/engine';
import { aLine, anOrder, SHOP } from '../support/examples';
import { EMPTY_TABLE, ledgerRow, mapRow } from '../support/table-rows';

const SETTINGS = { suppliers: 'Dropship = http https://acme.example/Orders', margin_floor: 'off' };
const MIXED = anOrder({
	lines: [aLine(), aLine({ lineId: '10012', sku: 'VASE', title: 'Blue vase' })],
}) as unknown as IDataObject;
const ID = `etsy-${SHOP}-1001-51`;

async function run(operation: string, parameters: INodeParameters, inputs: IDataObject[][]) {
	const { outputs, error } = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', operation, provider: 'printify', ...parameters },
		inputs: inputs.map((items) => items.map((json) => ({ json }))),
		onError: 'continueErrorOutput',
	});
	if (error) throw error;
	return outputs.map((list) => list.map(({ json }) => json));
}

async function resolved(): Promise<IDataObject[]> {
	const map = [mapRow(), mapRow({ id: 2, sku: 'VASE', provider: 'dropship' })];
	const { outputs } = await runNode({
		node: new VariantMap(),
		parameters: { operation: 'resolve' },
		inputs: [[MIXED], map].map((items) => items.map((json) => ({ json }))),
	});
	return outputs.flat().map(({ json }) => json);
}

const plan = async (rows: IDataObject[], settings: object = SETTINGS) =>
	await run('planSupply', { settings: JSON.stringify(settings) }, [await resolved(), rows]);

describe('Plan Supplier Orders', () => {
	it('puts out what a supplier gets, with its address as it was entered', async () => {
		const [ready = [], hold, settle, failed] = await plan(EMPTY_TABLE);
		expect([hold, settle, failed]).toEqual([[], [], []]);
		expect(ready).toMatchObject([
			{
				...{ externalId: ID, provider: 'dropship', route: 'supplier', lineIds: '10012' },
				...{ way: 'http', to: 'https://acme.example/Orders', ledger: { isNew: true } },
			},
		]);
	});

	it('sends nothing again that is noted, and asks where a run died on the way', async () => {
		const row = { externalId: ID, provider: 'dropship', lineIds: '10012', route: 'supplier' };
		expect((await plan([ledgerRow(row)]))[0]).toEqual([]);
		const died = ledgerRow({ ...row, state: 'creating', inDoubt: true });
		const [ready, , settle] = await plan([died]);
		expect(ready).toEqual([]);
		expect(settle).toMatchObject([{ externalId: ID, state: 'needs_person' }]);
	});

	it('refuses suppliers that it cannot read, and a ledger that was not read', async () => {
		const [, , , failed] = await plan(EMPTY_TABLE, { suppliers: 'acme by phone' });
		expect(failed).toMatchObject([{ failure: { fields: ['suppliers'] } }]);
		expect((await plan([]))[3]).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});

describe("Judge Supplier's Answer", () => {
	const judge = async (answer: string | INodeParameters) => {
		const [[order] = []] = await plan(EMPTY_TABLE);
		return await run('judgeSupply', { order: JSON.stringify(order), answer }, [[{}]]);
	};

	it('says what to write down', async () => {
		const [taken = []] = await judge({ statusCode: 200, body: { id: 9 } });
		expect(taken).toMatchObject([{ taken: true, ledger: { providerOrderId: '9' } }]);
		const [unclear = []] = await judge('{"error":{"code":"ECONNRESET"}}');
		expect(unclear).toMatchObject([
			{ taken: false, ledger: { inDoubt: true }, exception: { key: `${ID}:create` } },
		]);
		expect((await judge('no JSON'))[0]).toMatchObject([{ ledger: { inDoubt: true } }]);
	});

	it('refuses what is no order', async () => {
		const [, failed] = await run('judgeSupply', { order: '{}', answer: '{}' }, [[{}]]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});

describe("Read Supplier's Parcel", () => {
	const row = ledgerRow({ externalId: ID, provider: 'dropship', route: 'supplier' });

	it('tells parcels from what cannot be used', async () => {
		const reports = [
			{ number: 1001, trackingNumber: 'LX123', carrier: 'USPS' },
			{ number: 'nobody' },
		];
		const [noted, refused] = await run('readSupplierParcel', {}, [reports, [row]]);
		expect(noted).toMatchObject([{ externalId: ID, parcel: { key: `${ID}:LX123` } }]);
		expect(refused).toMatchObject([{ code: 'unknown_order' }]);
	});

	it('does not take a ledger that was not read for an empty one', async () => {
		const [, , failed] = await run('readSupplierParcel', {}, [[{ number: '1' }], []]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});

describe('the operations that ask printers', () => {
	const row = ledgerRow({ externalId: ID, provider: 'dropship', providerOrderId: 'A-1' });

	it('Follow passes over suppliers', async () => {
		const outputs = await run('follow', {}, [[row]]);
		expect(outputs.flat()).toEqual([]);
	});

	it('Carry Out Change says that a supplier has to be written to', async () => {
		const change = {
			...{ externalId: ID, shopId: SHOP, receiptId: '1001', provider: 'dropship' },
			...{ providerOrderId: 'A-1', status: 'unknown', wasTried: false },
			...{ differences: [{ kind: 'cancel', key: 'cancel' }], orderedAs: '', orderedAsMoved: '' },
		};
		const [done, needsYou] = await run('carryOutChange', {}, [[change]]);
		expect(done).toEqual([]);
		expect(needsYou).toMatchObject([{ code: 'cannot_be_stopped', ledger: { state: 'ordered' } }]);
	});
});
