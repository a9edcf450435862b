import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { runNode } from '../../support/engine';

const FERN = 'https://files.example.com/fern.png';
const MOTH = 'https://files.example.com/moth.png';

const order = (n: number, url: string, more: IDataObject = {}): IDataObject => ({
	externalId: `etsy-1-${n}-1`,
	provider: 'printify',
	lines: [
		{
			lineId: '11',
			quantity: 1,
			source: {
				kind: 'catalogVariant',
				productId: '6',
				makerId: '99',
				variantId: '6001',
				files: [{ placement: 'front', url }],
			},
		},
	],
	...more,
});
const saved: IDataObject = {
	...order(9, ''),
	lines: [{ lineId: '12', quantity: 1, source: { kind: 'sku', sku: 'A' } }],
};

async function run(parameters: INodeParameters, ...inputs: IDataObject[][]) {
	const node = new ArtworkTransfer();
	const { outputs } = await runNode({ node, parameters, inputs, onError: 'continueErrorOutput' });
	return outputs.map((items) => items.map(({ json }) => json));
}

const listed = async (orders: IDataObject[], more: INodeParameters = {}) =>
	(await run({ operation: 'listChecks', ...more }, orders))[0] ?? [];

/** What Put Files in Orders makes of what became of the files. */
async function put(orders: IDataObject[], files: IDataObject[], more: INodeParameters = {}) {
	const furtherFiles = JSON.stringify(files);
	const [complete = [], failed = []] = await run(
		{ operation: 'putFiles', furtherFiles, ...more },
		orders,
	);
	const ids = complete.map(({ externalId }) => externalId);
	return { ids, failures: failed.map((one) => one.failure as IDataObject) };
}

describe('List Files to Check', () => {
	it('gives out a file that orders share once, and none for saved products', async () => {
		const files = await listed([order(1, FERN), saved, order(2, FERN), order(3, MOTH)]);
		expect(files).toEqual([
			{
				...{ provider: 'printify', url: FERN, placement: 'front', variantId: '6001' },
				...{ productId: '6', makerId: '99', fit: 'fit' },
			},
			expect.objectContaining({ url: MOTH }),
		]);
	});

	it('gives out none where files are not checked, nor of an order that is only looked for', async () => {
		expect(await listed([order(1, FERN)], { checkArtwork: false })).toEqual([]);
		expect(await listed([order(1, FERN, { lookOnly: true })])).toEqual([]);
	});
});

describe('Put Files in Orders', () => {
	it('holds each order of a rejected file, and lets the others go', async () => {
		const orders = [order(1, FERN), saved, order(2, FERN), order(3, MOTH)];
		const [fern, moth] = await listed(orders);
		const finding = { severity: 'rejection', message: 'It prints at 20 DPI.', hint: 'Larger.' };
		const { ids, failures } = await put(orders, [
			{ ...fern, artwork: { verdict: 'rejected', findings: [finding] } },
			{ ...moth, artwork: { verdict: 'accepted_with_warnings', findings: [] } },
		]);
		expect(ids).toEqual(['etsy-1-9-1', 'etsy-1-3-1']);
		expect(failures).toHaveLength(2);
		expect(failures[0]).toMatchObject({
			...{ category: 'artwork', code: 'artwork_rejected', retryable: false },
			message: 'The print file for "front": It prints at 20 DPI.',
		});
	});

	it.each([
		['network', 'file_host_down', true, true],
		['artwork', 'file_not_there', false, true],
		['artwork', 'address_private', false, false],
	])('of a file that could not be read (%s, %s)', async (category, code, before, after) => {
		const [fern] = await listed([order(1, FERN)]);
		const failure = { category, code, retryable: before, message: 'M', hint: 'H' };
		const { failures } = await put([order(1, FERN)], [{ ...fern, failure }]);
		expect(failures).toMatchObject([{ category, code, retryable: after }]);
	});

	it('orders nothing with a file that only a store has that is emptied', async () => {
		const template = { url: 'https://x.example/a.svg', width: 2, height: 2, unit: 'in', dpi: 100 };
		const files = [{ placement: 'default', template }];
		const source = { kind: 'catalogVariant', variantId: 'v1', files };
		const one = { ...order(1, ''), lines: [{ lineId: '11', quantity: 1, source }] };
		const about = { externalId: 'etsy-1-1-1', lineId: '11', fileIndex: 0 };
		const made = { ...about, url: 'https://n8n.example/x', expiresAt: '2030-01-01T00:00:00Z' };
		expect((await put([one], [made])).ids).toEqual(['etsy-1-1-1']);
		const { ids, failures } = await put([one], [made], { executionsKept: false });
		expect([ids, failures[0]?.code]).toEqual([[], 'file_not_kept']);
		const sent = { ...about, fileId: 'f1', provider: 'printify' };
		expect((await put([one], [sent], { executionsKept: false })).ids).toEqual(['etsy-1-1-1']);
	});

	it('takes the first reason of several steps, and a list only', async () => {
		const template = { url: 'https://x.example/a.svg', width: 2, height: 2, unit: 'in', dpi: 100 };
		const source = {
			kind: 'catalogVariant',
			variantId: 'v1',
			files: [{ placement: 'default', template }],
		};
		const one = { ...order(1, ''), lines: [{ lineId: '11', quantity: 1, source }] };
		const about = { externalId: 'etsy-1-1-1', lineId: '11', fileIndex: 0 };
		const failed = (code: string) => ({
			...about,
			failure: { category: 'network', code, retryable: true, message: 'M', hint: 'H' },
		});
		const { failures } = await put([one], [failed('rendering'), failed('sending')]);
		expect(failures).toMatchObject([{ code: 'rendering', retryable: true }]);
		const wrong = await run({ operation: 'putFiles', furtherFiles: '{}' }, [one]);
		expect(wrong[1]?.[0]?.failure).toMatchObject({ fields: ['furtherFiles'] });
	});
});
