import { runNode } from '../support/engine';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok } from '../../core/domain/result';
import type { AnyOperation } from '../../nodes/shared/operation';
import { runOperation } from '../../nodes/shared/router';

const BROKEN = failure({
	category: 'mapping',
	provider: 'pack',
	operation: 'test',
	message: 'This SKU is not in the map.',
	hint: 'Add it to the map.',
});

class RouterNode implements INodeType {
	description: INodeType['description'];

	constructor(operation: AnyOperation, outputs = 1) {
		this.description = {
			displayName: 'Router',
			name: 'router',
			group: ['transform'],
			version: 1,
			description: 'Runs an operation of the tests',
			defaults: { name: 'Router' },
			inputs: [NodeConnectionTypes.Main],
			outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
			properties: [],
		};
		this.execute = async function (this: IExecuteFunctions) {
			return await runOperation(this, operation, outputs);
		};
	}

	execute: NonNullable<INodeType['execute']>;
}

const started: number[] = [];
beforeEach(() => started.splice(0));

/** Answers after a while (the later, the sooner), or fails as its item says. */
const each = (concurrency?: number): AnyOperation => ({
	description: [],
	concurrency,
	async execute(context, index) {
		started.push(index);
		const { n, how } = context.getInputData()[index]?.json as { n: number; how?: string };
		await new Promise((resolve) => setTimeout(resolve, 20 - n));
		if (how === 'fail') return fail(BROKEN);
		if (how === 'bug') throw new SyntaxError('Unexpected token in "Jane Doe, 5 Elm Street"');
		if (how === 'n8n') {
			throw new NodeOperationError(context.getNode(), 'A parameter is wrong', {
				description: 'Put it right',
			});
		}
		if (how === 'none') return ok([]);
		return ok([{ n }, { n, again: true }]);
	},
});

const items = (...hows: Array<string | undefined>): IDataObject[] =>
	hows.map((how, n) => ({ n, ...(how ? { how } : {}) }));

describe('item by item', () => {
	test('pairs, keeps the order and runs so many at once', async () => {
		const inputs = [items(undefined, undefined, 'none', undefined)];
		const { outputs } = await runNode({ node: new RouterNode(each(3)), inputs });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.n, pairedItem])).toEqual([
			[0, { item: 0 }],
			[0, { item: 0 }],
			[1, { item: 1 }],
			[1, { item: 1 }],
			[3, { item: 3 }],
			[3, { item: 3 }],
		]);
	});

	test('failed items leave by the error output with their input and the failure', async () => {
		const inputs = [items('fail', undefined, 'n8n')];
		const { outputs, error } = await runNode({
			node: new RouterNode(each()),
			inputs,
			onError: 'continueErrorOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[1]).toMatchObject([
			{
				json: { n: 0, how: 'fail', error: BROKEN.message, failure: BROKEN },
				pairedItem: { item: 0 },
			},
			{
				json: { n: 2, failure: { category: 'validation', hint: 'Put it right.' } },
				pairedItem: { item: 2 },
			},
		]);
	});

	test('with regular continuing they stay among the results', async () => {
		const { outputs } = await runNode({
			node: new RouterNode(each()),
			inputs: [items('fail', undefined)],
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]).toHaveLength(3);
		expect(outputs[0]?.[0]?.json).toMatchObject({ n: 0, failure: { category: 'mapping' } });
	});

	test('a bug is told without what it quotes', async () => {
		const { outputs } = await runNode({
			node: new RouterNode(each()),
			inputs: [items('bug')],
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'unclear',
			retryable: false,
			message: expect.stringContaining('SyntaxError'),
			hint: expect.stringContaining('router.test.ts'),
		});
		expect(JSON.stringify(outputs)).not.toContain('Elm Street');
	});

	test('without continuing, nothing is started after a failure', async () => {
		const inputs = [items(undefined, 'fail', undefined, undefined)];
		const { error } = await runNode({ node: new RouterNode(each()), inputs });
		expect(started).toEqual([0, 1]);
		expect(error).toMatchObject({
			message: BROKEN.message,
			description: BROKEN.hint,
			context: { itemIndex: 1, failure: { category: 'mapping' } },
		});
	});
});

describe('all items at once', () => {
	const batch: AnyOperation = {
		description: [],
		async executeBatch(context) {
			const all = context.getInputData();
			if (all.some(({ json }) => json.how === 'fail')) return fail(BROKEN);
			return ok({
				entries: [
					{ json: { sum: all.length }, pairedItem: all.map((_item, item) => ({ item })) },
					{ json: { second: true }, output: 1, pairedItem: { item: 1 } },
					{ failure: BROKEN, json: { known: 1 }, pairedItem: [{ item: 1 }, { item: 0 }] },
				],
			});
		},
	};

	test('entries leave by their outputs, failures by the error output', async () => {
		const { outputs } = await runNode({
			node: new RouterNode(batch, 2),
			inputs: [items(undefined, undefined)],
			onError: 'continueErrorOutput',
		});
		expect(outputs).toMatchObject([
			[{ json: { sum: 2 }, pairedItem: [{ item: 0 }, { item: 1 }] }],
			[{ json: { second: true }, pairedItem: { item: 1 } }],
			[{ json: { n: 1, known: 1, failure: { category: 'mapping' } } }],
		]);
	});

	test('a failed batch fails every item', async () => {
		const { outputs } = await runNode({
			node: new RouterNode(batch, 2),
			inputs: [items(undefined, 'fail')],
			onError: 'continueErrorOutput',
		});
		expect(outputs[2]).toMatchObject([{ json: { n: 0 } }, { json: { n: 1, how: 'fail' } }]);
	});

	test('an unknown output is an error and drops nothing in silence', async () => {
		const { error } = await runNode({
			node: new RouterNode(batch, 1),
			inputs: [items(undefined, undefined)],
			onError: 'continueErrorOutput',
		});
		expect(error?.message ?? '').toMatch(/unknown output/);
	});
});
