import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { runNode } from '../../support/engine';
import { nameField } from '../../support/render/draw';

const template = { url: 'https://x.example/a.svg', width: 2, height: 2, unit: 'in', dpi: 100 };

const order = (n: number, answer: string): IDataObject => ({
	externalId: `etsy-1-${n}-1`,
	provider: 'printful',
	receiptId: String(n),
	lines: [
		{
			lineId: '11',
			quantity: 1,
			source: {
				kind: 'catalogVariant',
				variantId: 'v1',
				files: [{ placement: 'front', template }],
			},
			words: { personalization: [{ question: 'Name', answer }], options: [] },
		},
	],
});
const plain: IDataObject = {
	...order(9, ''),
	lines: [{ lineId: '12', quantity: 1, source: { kind: 'sku', sku: 'A' } }],
};

async function run(parameters: INodeParameters, ...inputs: IDataObject[][]) {
	const { outputs } = await runNode({
		node: new ArtworkTransfer(),
		parameters,
		inputs,
		onError: 'continueErrorOutput',
	});
	return outputs.map((items) => items.map(({ json }) => json));
}

it('leads an order from its template to its file, and holds the one whose text cannot be set', async () => {
	const orders = [order(1, 'Anna'), plain, order(2, 'Rex 🐶')];
	const [toMake = [], nothing] = await run({ operation: 'listFiles' }, orders);
	expect([toMake.length, nothing]).toEqual([2, [plain]]);
	const [made = [], held = []] = await run(
		{
			operation: 'render',
			templateSource: 'text',
			templateText: nameField(),
			answers: '={{ $json.personalization }}',
			printWidth: '={{ $json.template.width }}',
			printHeight: '={{ $json.template.height }}',
			printUnit: '={{ $json.template.unit }}',
			dpi: '={{ $json.template.dpi }}',
		},
		toMake,
	);
	const sent = made.map((file) => ({ ...file, fileId: 'f1', state: 'ready' }));
	const [complete = [], failed = []] = await run({ operation: 'putFiles' }, orders, [
		...sent,
		...held,
	]);
	expect(complete.map(({ externalId }) => externalId)).toEqual(['etsy-1-1-1', 'etsy-1-9-1']);
	expect(complete[0]).toMatchObject({
		receiptId: '1',
		lines: [{ source: { files: [{ placement: 'front', fileId: 'f1' }] } }],
	});
	expect(JSON.stringify(complete)).not.toContain('Anna');
	expect(failed[0]).toMatchObject({
		externalId: 'etsy-1-2-1',
		failure: { category: 'artwork', code: 'glyph_missing' },
	});
});
