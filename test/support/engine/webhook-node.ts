import { HookContext, WebhookContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { surround } from './surroundings';
import type { TestNodeSettings } from './surroundings';

/** A request to a webhook. */
export interface WebhookCall {
	body?: string;
	headers?: Record<string, string>;
}

/** How n8n goes about it. */
export interface WebhookOptions extends TestNodeSettings {
	/** What n8n has saved for the workflow; shared by all that stand for the same workflow. */
	saved?: { data: IDataObject };
	/** Takes on an execution; may be slow, or throw as a database that is down. */
	start?: (items: INodeExecutionData[]) => Promise<void>;
	/** Where to listen; default: a free port. */
	port?: number;
}

/** A trigger that listens, and what came of the requests. */
export interface TestWebhook {
	url: string;
	/** The items of each execution that was started. */
	executions: INodeExecutionData[][];
	/** What the node threw: n8n shows each as a failed execution. */
	errors: Error[];
	post(call: WebhookCall): Promise<{ status: number; text: string }>;
	close(): Promise<void>;
}

/**
 * Lets a trigger listen on localhost, and does with each request what n8n 2.41 does: reads the raw
 * body and parses it (`body-parser`), gives the node the static data as it was saved last, starts
 * the execution, saves the static data if it is marked as changed, and then answers
 * (`webhook-helpers`, `live-webhooks`).
 */
export async function listen(options: WebhookOptions): Promise<TestWebhook> {
	const { saved = { data: {} }, start = async () => await Promise.resolve() } = options;
	const executions: INodeExecutionData[][] = [];
	const errors: Error[] = [];
	const server = createServer((request, response) => {
		void handle(request, response).catch((error: unknown) => {
			errors.push(error as Error);
			answer(response, 500, { code: 0, message: 'Workflow Webhook Error' });
		});
	});
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	const url = `http://127.0.0.1:${address.port}/webhook`;

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const rawBody = await readBody(request);
		const body = parse(request, rawBody);
		if (body === undefined) return answer(response, 422, { message: 'Failed to parse' });
		const run = contextOf({ mode: 'webhook', ...options }, saved.data);
		Object.assign(run.additionalData, {
			httpRequest: Object.assign(request, { rawBody, body, params: {}, query: {} }),
			httpResponse: response,
		});
		const result = await options.node.webhook!.call(run.context);
		const [items] = result.workflowData ?? [];
		if (items) {
			await run.takeOn();
			await start(items);
			executions.push(items);
		}
		const changed = run.changedData();
		if (changed) saved.data = changed;
		if (result.noWebhookResponse) return;
		answer(response, 200, result.webhookResponse ?? { message: 'Workflow was started' });
	}

	return {
		url,
		executions,
		errors,
		async post({ body = '', headers = {} }) {
			const sent = { 'content-type': 'application/json', ...headers };
			const answered = await fetch(url, { method: 'POST', body, headers: sent });
			return { status: answered.status, text: await answered.text() };
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A trigger that n8n publishes and unpublishes, or listens to in a test. */
export interface TestHooks {
	activate(): Promise<void>;
	deactivate(): Promise<void>;
}

/**
 * Switches a trigger on and off as n8n 2.41 does (`active-workflow-manager`): looks whether it is
 * registered, else creates it, and saves the static data; after a failure it deletes with the data
 * as saved before. A test run (`mode: 'manual'`) is given no saved data, and n8n saves none of it.
 */
export function hooksOf(options: WebhookOptions): TestHooks {
	const isTest = options.mode === 'manual';
	const { saved = { data: {} } } = options;
	const methods = options.node.webhookMethods?.default;
	const [webhookDescription] = options.node.description.webhooks ?? [];
	if (!methods || !webhookDescription) throw new Error('The node has no webhook methods');
	const open = (mode: WorkflowExecuteMode) => {
		const settings: TestNodeSettings = { ...options, mode };
		const { workflow, node, additionalData } = surround(settings);
		const key = `node:${node.name}`;
		workflow.staticData = observed(workflow, { [key]: structuredClone(saved.data) });
		const data = { webhookDescription, node: node.name, path: 'webhook', isTest } as IWebhookData;
		const context = new HookContext(workflow, node, additionalData, mode, 'activate', data);
		const save = () => {
			const now = workflow.staticData[key] ?? {};
			saved.data = JSON.parse(JSON.stringify(now)) as IDataObject;
		};
		return { context, save };
	};
	const deactivate = async () => {
		const { context, save } = open('internal');
		await methods.delete.call(context);
		save();
	};
	return {
		async activate() {
			const { context, save } = open(isTest ? 'manual' : 'trigger');
			try {
				if (!(await methods.checkExists.call(context))) await methods.create.call(context);
			} catch (error) {
				await deactivate();
				throw error;
			}
			save();
		},
		deactivate,
	};
}

function contextOf(settings: TestNodeSettings & { mode: WorkflowExecuteMode }, data: IDataObject) {
	const { workflow, node, additionalData, mode } = surround(settings);
	const key = `node:${node.name}`;
	// What n8n reads from its database: nothing at first.
	const stored: IDataObject = Object.keys(data).length > 0 ? { [key]: structuredClone(data) } : {};
	workflow.staticData = observed(workflow, stored);
	const [webhookDescription] = settings.node.description.webhooks ?? [];
	if (!webhookDescription) throw new Error('The node has no webhook');
	const webhookData = { webhookDescription, node: node.name, path: 'webhook' } as IWebhookData;
	const context = new WebhookContext(workflow, node, additionalData, mode, webhookData, [], null);
	return {
		context,
		additionalData,
		/** n8n 2.41 makes another workflow of the same data on the way, and asks its database. */
		async takeOn(): Promise<void> {
			if (Object.keys(data).length > 0) observed(workflow, stored);
			await new Promise((resolve) => setTimeout(resolve, 10));
		},
		/** What n8n saves: only what is marked as changed. */
		changedData(): IDataObject | undefined {
			if (workflow.staticData.__dataChanged !== true) return undefined;
			return JSON.parse(JSON.stringify(workflow.staticData[key] ?? {})) as IDataObject;
		},
	};
}

/** Static data as a workflow keeps it, with n8n's own marks of changes. */
function observed({ nodeTypes }: Workflow, staticData: IDataObject): IDataObject {
	return new Workflow({ nodes: [], connections: {}, active: false, nodeTypes, staticData })
		.staticData;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** @returns undefined where n8n refuses the body before the node sees it */
function parse({ headers }: IncomingMessage, rawBody: Buffer): unknown {
	if (headers['content-type'] !== 'application/json' || rawBody.length === 0) return {};
	try {
		return JSON.parse(rawBody.toString()) as unknown;
	} catch {
		return undefined;
	}
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	response.statusCode = status;
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(body));
}
