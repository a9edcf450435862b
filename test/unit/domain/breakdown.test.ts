import fc from 'fast-check';
import { describeBreakdown } from '../../../core/domain/breakdown';

const workflow = { id: 'w1', name: 'Sync' };
const url = 'https://n8n.example.com/workflow/w1/executions/5';

function stopped(error: unknown, lastNodeExecuted = 'Create') {
	const execution = { id: '5', url, mode: 'trigger', lastNodeExecuted, error };
	return describeBreakdown({ execution, workflow });
}

it('says in the words of the failure what stopped, where, and what to do', () => {
	const failure = { category: 'auth', message: 'Etsy refuses the key', hint: 'Connect again.' };
	expect(stopped({ message: 'x', context: { failure } })).toEqual({
		key: 'workflow:w1:Create:auth',
		workflowId: 'w1',
		workflowName: 'Sync',
		step: 'Create',
		category: 'auth',
		message: 'The workflow "Sync" stopped at the step "Create". Etsy refuses the key.',
		hint: 'Connect again.',
		title: '"Sync" stopped',
		link: url,
	});
});

it.each([
	[{ httpCode: '401' }, 'auth', 'the credential is refused'],
	[{ httpCode: '403' }, 'permission', 'may not do this'],
	[{ httpCode: 404 }, 'not_found', 'does not exist'],
	[{ httpCode: '429' }, 'rate_limit', 'too often'],
	[{ httpCode: '503' }, 'service_down', 'does not work'],
	[{ httpCode: '400' }, 'validation', 'did not accept'],
	[{ message: 'connect ECONNREFUSED 10.0.0.1:443' }, 'network', 'could not be reached'],
	[{ message: 'Jane Doe, 5 Elm Street' }, 'unclear', '"Create".'],
	[undefined, 'unclear', '"Create".'],
])('tells the kind of a foreign error by its looks: %j', (error, category, words) => {
	const breakdown = stopped(error);
	expect(breakdown?.category).toBe(category);
	expect(breakdown?.message).toContain(words);
	expect(breakdown?.hint).toContain('Open the execution');
});

it('tells of a trigger that could not be started', () => {
	const error = { message: 'x', node: { name: 'Etsy Trigger' }, httpCode: '401' };
	expect(describeBreakdown({ trigger: { error, mode: 'trigger' }, workflow })).toMatchObject({
		key: 'workflow:w1:Etsy Trigger:auth',
		title: '"Sync" could not start',
		message:
			'The workflow "Sync" could not start by itself: its trigger "Etsy Trigger" failed. It was not let in: the credential is refused.',
		link: '',
	});
});

it('shows nothing of the text of a foreign error', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 12 }), (secret) => {
			const text = `<<${secret}>>`;
			const error = { message: text, description: text, stack: text, messages: [text] };
			expect(JSON.stringify(stopped(error))).not.toContain(JSON.stringify(text).slice(1, -1));
		}),
	);
});

it.each([{}, { execution: {} }, null, 'x', { workflow: {} }])('refuses %j', (json) => {
	expect(describeBreakdown(json)).toBeUndefined();
});
