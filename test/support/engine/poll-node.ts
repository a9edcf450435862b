import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { surround, type TestNodeSettings } from './surroundings';

/** One run that a poll started. */
export interface PolledRun {
	items: INodeExecutionData[];
	/** Ends the run, as n8n tells it to who waits for it. */
	end(status: 'canceled' | 'error' | 'success' | 'waiting'): Promise<void>;
}

/** An active trigger in n8n, as far as it matters to a trigger that polls. */
export interface TestPoller {
	/** Polls once. Throws what the node throws, as activation shows it to the user. */
	poll(): Promise<void>;
	/** Everything that was given out, in order. */
	runs: PolledRun[];
	/** What the node reported as failed. */
	errors: Error[];
	/** What n8n would find in its database after a restart. */
	saved(): IDataObject;
}

/**
 * Activates a node that polls. n8n saves a trigger's data when it gives something out and after
 * the activation, and at no other time.
 * @param database what was saved before; changed as n8n would
 */
export function activate(
	settings: TestNodeSettings,
	database: { data?: IDataObject } = {},
): TestPoller {
	const { workflow, node, additionalData } = surround({ ...settings, mode: 'trigger' });
	const data = workflow.getStaticData('node', node);
	Object.assign(data, structuredClone(database.data ?? {}));
	const runs: PolledRun[] = [];
	const errors: Error[] = [];
	let isActive = false;
	const save = () => {
		database.data = JSON.parse(JSON.stringify(data)) as IDataObject;
	};
	const emit: IPollFunctions['__emit'] = (items, _response, done) => {
		save();
		runs.push({
			items: items[0] ?? [],
			async end(status) {
				done?.resolve({ status } as never);
				await Promise.resolve();
			},
		});
	};
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		'trigger',
		'init',
		emit,
		(error) => errors.push(error),
	);
	return {
		runs,
		errors,
		saved: () => database.data ?? {},
		async poll() {
			const answer = await settings.node.poll?.call(context);
			if (answer) emit(answer);
			if (!isActive) save();
			isActive = true;
		},
	};
}

/** What "Fetch Test Event" shows in the editor. */
export async function fetchTestEvent(
	settings: TestNodeSettings,
): Promise<INodeExecutionData[] | undefined> {
	const { workflow, node, additionalData } = surround({ ...settings, mode: 'manual' });
	const context = new PollContext(workflow, node, additionalData, 'manual', 'manual');
	const answer = await settings.node.poll?.call(context);
	if (Object.keys(workflow.getStaticData('node', node)).length > 0) {
		throw new Error('A manual test moved the trigger');
	}
	return answer?.[0];
}
