import type { INode } from 'n8n-workflow';
import { relink, withCredentials } from '../../../install/wiring';
import { savedFields } from '../../../host/workflows';

const node = (type: string, parameters: INode['parameters'] = {}): INode => ({
	id: '1',
	name: 'A node',
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

describe('importing a template', () => {
	const etsy = { id: 'e1', name: 'Shop' };

	it('picks the credentials that a node offers and we have', () => {
		const result = withCredentials(node('n8n-nodes-print-on-demand.etsy'), { etsyOAuth2Api: etsy });
		expect(result.credentials).toEqual({ etsyOAuth2Api: etsy });
	});

	it('picks the credential that an HTTP request names', () => {
		const request = node('base.http', { nodeCredentialType: 'etsyOAuth2Api' });
		const result = withCredentials(request, { etsyOAuth2Api: etsy });
		expect(result.credentials).toEqual({ etsyOAuth2Api: etsy });
	});

	it('leaves other nodes alone', () => {
		expect(withCredentials(node('base.set'), { etsyOAuth2Api: etsy })).toEqual(node('base.set'));
	});

	it('sets links between templates to the new ids, and only those', () => {
		const ids = new Map([['podSync', 'new1']]);
		const locator = { __rl: true, mode: 'id', value: 'podSync' };
		const before = {
			nodes: [node('base.executeWorkflow', { workflowId: locator, text: 'podSync' })],
			settings: { errorWorkflow: 'podSync', callerIds: 'other' },
		};
		const after = relink(before, ids);
		expect(after.nodes[0]?.parameters).toEqual({
			workflowId: { ...locator, value: 'new1' },
			text: 'podSync',
		});
		expect(after.settings).toEqual({ errorWorkflow: 'new1', callerIds: 'other' });
		expect(relink({ workflowId: 'unknown' }, ids)).toEqual({ workflowId: 'unknown' });
	});

	it('sends n8n only what the editor saves', () => {
		const template = { id: 'x', name: 'A', nodes: [], connections: {}, tags: [{ name: 't' }] };
		expect(savedFields(template)).toEqual({ name: 'A', nodes: [], connections: {} });
		expect(savedFields({ name: 'B' })).toEqual({ name: 'B' });
	});
});
