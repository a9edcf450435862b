import type { INode, IWorkflowSettings } from 'n8n-workflow';
import { RefusedError } from './api-error';
import type { PublicApi } from './public-api';
import type { WorkflowJson } from './workflow';

/** A workflow as the public API tells of it. */
export interface StoredWorkflow extends WorkflowJson {
	id: string;
	active: boolean;
	isArchived?: boolean;
	versionId?: string;
	/** The published version; missing before n8n 2.0. */
	activeVersionId?: string | null;
	settings?: IWorkflowSettings;
	staticData?: unknown;
}

/** What is sent of a workflow. */
export interface WrittenWorkflow extends WorkflowJson {
	settings: IWorkflowSettings;
	staticData?: unknown;
}

/** The fields of a node that the API takes. */
const NODE_FIELDS = [
	...['id', 'name', 'type', 'typeVersion', 'position', 'parameters', 'credentials', 'webhookId'],
	...['disabled', 'notes', 'notesInFlow', 'executeOnce', 'alwaysOutputData', 'onError'],
	...['retryOnFail', 'maxTries', 'waitBetweenTries', 'continueOnFail'],
] as const;

/** The settings that the API of every version takes; those it does not know n8n keeps by itself. */
const SETTINGS = [
	...['saveExecutionProgress', 'saveManualExecutions', 'saveDataErrorExecution'],
	...['saveDataSuccessExecution', 'executionTimeout', 'errorWorkflow', 'timezone'],
	...['executionOrder', 'callerPolicy', 'callerIds'],
] as const;

const scope = (name: string, what: string) => ({ scope: `workflow:${name}`, what });

/** The workflows of an n8n. */
export class StoredWorkflows {
	/**
	 * Whether this n8n takes pinned data; found out by the first try. Without any, the newest ones
	 * fail as soon as a second step is run by hand.
	 */
	private takesPinData = true;

	constructor(private readonly api: PublicApi) {}

	async list(): Promise<StoredWorkflow[]> {
		const purpose = scope('list', 'list the workflows');
		const query = { excludePinnedData: true };
		const listed = await this.api.all<StoredWorkflow>('/workflows', purpose, query);
		if (listed) return listed;
		// The only list that every version has: without it there is no API at all.
		throw new RefusedError(
			404,
			`There is no n8n API at ${this.api.url}. Check the address (such as https://n8n.example.com), and that the public API is not switched off there.`,
		);
	}

	async get(id: string): Promise<StoredWorkflow> {
		return await this.api.call('GET', `/workflows/${id}`, scope('read', 'read a workflow'));
	}

	/** Saves a new workflow and returns it as n8n keeps it. */
	async create(workflow: WrittenWorkflow): Promise<StoredWorkflow> {
		const purpose = scope('create', `make the workflow "${workflow.name}"`);
		const { id } = await this.write('POST', '/workflows', purpose, workflow);
		return await this.get(id);
	}

	/** Saves changes; an active workflow goes on with them at once. */
	async update(id: string, workflow: WrittenWorkflow): Promise<StoredWorkflow> {
		const purpose = scope('update', `change the workflow "${workflow.name}"`);
		await this.write('PUT', `/workflows/${id}`, purpose, workflow);
		return await this.get(id);
	}

	async activate({ id, name }: StoredWorkflow): Promise<void> {
		const purpose = scope('activate', `activate "${name}"`);
		await this.api.call('POST', `/workflows/${id}/activate`, purpose, { body: {} });
	}

	async deactivate({ id, name }: StoredWorkflow): Promise<void> {
		const purpose = scope('deactivate', `deactivate "${name}"`);
		await this.api.call('POST', `/workflows/${id}/deactivate`, purpose);
	}

	async remove({ id, name }: StoredWorkflow): Promise<void> {
		const purpose = scope('delete', `delete the workflow "${name}"`);
		await this.api.call('DELETE', `/workflows/${id}`, purpose);
	}

	private async write(
		method: 'POST' | 'PUT',
		path: string,
		purpose: { what: string; scope: string },
		workflow: WrittenWorkflow,
	): Promise<StoredWorkflow> {
		const body = bodyOf(workflow);
		if (method === 'PUT' || !this.takesPinData) {
			return await this.api.call(method, path, purpose, { body });
		}
		try {
			return await this.api.call(method, path, purpose, { body: { ...body, pinData: {} } });
		} catch (error) {
			const isOld = error instanceof RefusedError && /additional propert/i.test(error.message);
			if (!isOld) throw error;
			this.takesPinData = false;
			return await this.api.call(method, path, purpose, { body });
		}
	}
}

/** What every version takes of a workflow. */
function bodyOf({ name, nodes, connections, settings, staticData }: WrittenWorkflow) {
	return {
		name,
		nodes: nodes.map((node) => pick(node, NODE_FIELDS)),
		connections,
		settings: pick(settings, SETTINGS),
		...(staticData === undefined ? {} : { staticData }),
	};
}

function pick(from: INode | IWorkflowSettings, fields: readonly string[]): Record<string, unknown> {
	const entries = Object.entries(from).filter(
		([key, value]) => fields.includes(key) && value !== undefined,
	);
	return Object.fromEntries(entries);
}
