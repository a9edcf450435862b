import type { IDataObject } from 'n8n-workflow';
import { KNOWN_SETTINGS } from '../../core/domain/settings/check-settings';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { runNode } from '../support/engine';

async function report(operation: string, items: IDataObject[]) {
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'report', operation },
		inputs: [items],
		onError: 'continueErrorOutput',
	});
	const [done = [], failed = []] = run.outputs;
	return { done: done.map(({ json }) => json), failed: failed.map(({ json }) => json) };
}

describe('Check Settings', () => {
	it('gives one item for each setting, with the value of its row', async () => {
		const { done } = await report('checkSettings', [
			{ id: 1, name: 'route', value: 'auto' },
			{ id: 2, name: 'etsy_access', value: 'x' },
		]);
		expect(done.map(({ name }) => name)).toEqual(KNOWN_SETTINGS.map(({ name }) => name));
		expect(done.find(({ name }) => name === 'route')).toMatchObject({
			...{ value: 'auto', isThere: true, usable: true, problem: '', group: 'Orders' },
		});
	});

	it('takes an empty table for none of them', async () => {
		const { done } = await report('checkSettings', [{}]);
		expect(done.filter(({ isThere }) => isThere)).toEqual([]);
	});

	it('says what to do where one cannot be used', async () => {
		const { done } = await report('checkSettings', [{ name: 'margin_floor', value: 'much' }]);
		expect(done.filter(({ usable }) => usable !== true)).toMatchObject([
			{ name: 'margin_floor', problem: expect.stringMatching(/^Enter percent/) as string },
		]);
	});
});

describe('Explain Error', () => {
	it('puts a report of an Error Trigger into words', async () => {
		const { done } = await report('explainError', [
			{ execution: { id: '1', error: {} }, workflow: { id: 'w', name: 'Sync' } },
		]);
		expect(done).toMatchObject([{ key: 'workflow:w::unclear', title: '"Sync" stopped' }]);
	});

	it('fails for anything else, and leaves the others alone', async () => {
		const { done, failed } = await report('explainError', [
			{ id: 7 },
			{ trigger: { error: {} }, workflow: { id: 'w', name: 'Sync' } },
		]);
		expect(done).toHaveLength(1);
		expect(failed).toMatchObject([{ id: 7, failure: { category: 'validation' } }]);
	});
});
