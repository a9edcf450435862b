import type { ExecutionStatus } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectOAuth2, createCredential } from './credentials';
import type { Approve, CredentialRef } from './credentials';
import { getExecution, listExecutions, waitForEnd, waitForExecution } from './executions';
import type { Execution, ExecutionFilter, ExecutionSummary, WaitOptions } from './executions';
import { N8nCallError, Rest } from './rest';
import { Tables } from './tables';
import type { DataTable, Row, RowCondition, StoredRow } from './tables';
import { importTemplates } from './templates';
import type { ImportOptions, ImportedTemplate } from './templates';
import * as workflows from './workflows';
import type { StoredWorkflow, WorkflowJson } from './workflows';

/** The log-in of every host that we start. */
export const OWNER = {
	email: 'seller@example.com',
	password: 'Print0nDemand',
	firstName: 'Sample',
	lastName: 'Seller',
};

/** Does over HTTP what a user does in the editor. One session; errors name the call that failed. */
export class N8nClient {
	readonly rest: Rest;

	readonly dataTables: Tables;

	constructor(baseUrl: string) {
		this.rest = new Rest(baseUrl);
		this.dataTables = new Tables(this.rest);
	}

	/** Makes the owner's account on a new host and logs in; on a host that has one, logs in. */
	async setupOwner(): Promise<void> {
		try {
			await this.rest.call('POST', '/owner/setup', { body: OWNER });
		} catch (error) {
			if (!(error instanceof N8nCallError) || error.status !== 400) throw error;
			await this.login();
		}
	}

	/** Begins a new session, as is needed after a restart of n8n. */
	async login(): Promise<void> {
		const body = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
		await this.rest.call('POST', '/login', { body });
	}

	/** Stores a credential. @param data its fields, by their names in the form of `type` */
	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<CredentialRef> {
		return await createCredential(this.rest, name, type, data);
	}

	/**
	 * Connects a stored credential.
	 * @param approve consents in place of the user
	 * @throws where the consent page leads elsewhere, or n8n could not connect
	 */
	async connectOAuth2(credentialId: string, approve: Approve): Promise<void> {
		await connectOAuth2(this.rest, credentialId, approve);
	}

	/** Saves a new workflow, not active; only what n8n takes of it is sent. */
	async createWorkflow(workflow: WorkflowJson): Promise<StoredWorkflow> {
		return await workflows.createWorkflow(this.rest, workflow);
	}

	/** A workflow as n8n keeps it now. @throws N8nCallError (404) where there is none */
	async workflow(id: string): Promise<StoredWorkflow> {
		return await workflows.getWorkflow(this.rest, id);
	}

	/** Saves changes; an active workflow goes on with its published version until activated again. */
	async updateWorkflow(id: string, changes: Partial<WorkflowJson>): Promise<StoredWorkflow> {
		return await workflows.updateWorkflow(this.rest, id, changes);
	}

	/** Imports template files, linked to one another. @param source a folder or files */
	async importTemplates(
		source: string | string[],
		options?: ImportOptions,
	): Promise<ImportedTemplate[]> {
		return await importTemplates(this.rest, source, options);
	}

	/** Publishes the latest version. n8n registers webhooks some moments later. */
	async activate(id: string): Promise<StoredWorkflow> {
		return await workflows.activateWorkflow(this.rest, id);
	}

	/** Takes a workflow out of production: its schedule and webhooks end. */
	async deactivate(id: string): Promise<StoredWorkflow> {
		return await workflows.deactivateWorkflow(this.rest, id);
	}

	/** Presses "Execute workflow" on a trigger. @returns the id of the execution, which has begun */
	async runManually(id: string, triggerNodeName: string): Promise<string> {
		return await workflows.runManually(this.rest, id, triggerNodeName);
	}

	/** Calls a production webhook; waits while n8n, having activated it, does not know it yet. */
	async callWebhook(path: string, body: unknown = {}, timeoutMs = 15_000): Promise<unknown> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const { status, data } = await this.rest.send('POST', `/webhook/${path}`, { body });
			if (status === 404 && Date.now() < deadline) await sleep(200);
			else if (status < 300) return data;
			else throw new N8nCallError(`POST /webhook/${path}`, status, data);
		}
	}

	/** Waits until an execution has ended, well or not. @throws where its time is over */
	async waitForExecution(id: string, options?: WaitOptions): Promise<Execution> {
		return await waitForExecution(this.rest, id, options);
	}

	/** For workflows that save no executions: says how it ended, or that n8n does not tell. */
	async waitForEnd(id: string, options?: WaitOptions): Promise<ExecutionStatus | 'not saved'> {
		return await waitForEnd(this.rest, id, options);
	}

	/** All executions that fit, newest first, without their data. */
	async executions(filter?: ExecutionFilter): Promise<ExecutionSummary[]> {
		return await listExecutions(this.rest, filter);
	}

	/**
	 * One execution with what its nodes took and gave.
	 * @throws N8nCallError (404) where n8n kept none
	 */
	async execution(id: string): Promise<Execution> {
		return await getExecution(this.rest, id);
	}

	/** Every Data Table, without its rows. */
	async tables(): Promise<DataTable[]> {
		return await this.dataTables.list();
	}

	/** All rows of the table with exactly this name or id. */
	async tableRows<T extends Row = StoredRow>(nameOrId: string): Promise<T[]> {
		return await this.dataTables.rows<T>(nameOrId);
	}

	/** Adds rows to the table with exactly this name or id. */
	async insertRows(nameOrId: string, rows: Row[]): Promise<void> {
		await this.dataTables.insert(nameOrId, rows);
	}

	/** Deletes the rows that fit all conditions. */
	async deleteRows(nameOrId: string, conditions: RowCondition[]): Promise<void> {
		await this.dataTables.delete(nameOrId, conditions);
	}

	/** Deletes all rows; the table stays. */
	async clearTable(nameOrId: string): Promise<void> {
		await this.dataTables.clear(nameOrId);
	}
}
