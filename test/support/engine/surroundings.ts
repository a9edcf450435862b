import 'reflect-metadata';
import { ExecutionLifecycleHooks } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ICredentialType,
	INode,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials } from './credentials';
import type { TestCredentialData } from './credentials';
import { INPUT_TYPE, inputConnections, inputNodes, inputType } from './inputs';
import { TestNodeTypes, typeNameOf } from './node-types';

/** A node as it would stand on the canvas. */
export interface TestNodeSettings {
	node: INodeType;
	parameters?: INodeParameters;
	/** By the name of the credential's type. */
	credentials?: TestCredentialData;
	/** The credentials' own classes, for their defaults and their `authenticate`. */
	credentialTypes?: ICredentialType[];
	onError?: OnError;
	/** Default: `manual`. */
	mode?: WorkflowExecuteMode;
	/** Which version of the node; default: its newest. */
	typeVersion?: number;
	/** Which node on the canvas; default: always the same. */
	nodeId?: string;
	/** A part of the address of a webhook node. */
	webhookId?: string;
	/**
	 * Where webhooks of published workflows come in, without a slash at the end; those of test runs
	 * come in at the same with `-test` behind it.
	 */
	webhookBaseUrl?: string;
}

/** What n8n-core needs around a node. */
export interface Surroundings {
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	credentials: TestCredentials;
	mode: WorkflowExecuteMode;
}

/** The name of the node under test on its canvas. */
export const NODE_NAME = 'Under Test';

/** n8n's own addresses; expressions fail unless they are valid. Nothing listens there. */
const N8N = 'http://localhost:5678';

/** Builds a workflow of the one node and what feeds it, and n8n around it. */
export function surround(settings: TestNodeSettings, inputCount = 0): Surroundings {
	const { node: type, credentialTypes = [], mode = 'manual' } = settings;
	const credentials = new TestCredentials(
		structuredClone(settings.credentials ?? {}),
		credentialTypes,
	);
	const node = toNode(settings);
	const workflow = new Workflow({
		id: 'test-workflow',
		name: 'Test',
		nodes: [...inputNodes(inputCount), node],
		connections: inputConnections(inputCount, NODE_NAME),
		active: false,
		nodeTypes: new TestNodeTypes(
			new Map([
				[INPUT_TYPE, inputType],
				[typeNameOf(type), type],
			]),
		),
		settings: { executionOrder: 'v1' },
	});
	credentials.attach(workflow, node);
	return {
		workflow,
		node,
		credentials,
		mode,
		additionalData: {
			...additionalData(credentials, mode, node),
			...webhookUrls(settings.webhookBaseUrl),
		},
	};
}

function webhookUrls(webhookBaseUrl = `${N8N}/webhook`) {
	return { webhookBaseUrl, webhookTestBaseUrl: `${webhookBaseUrl}-test` };
}

function toNode(settings: TestNodeSettings): INode {
	const {
		node: type,
		nodeId = 'under-test',
		credentials = {},
		parameters = {},
		onError,
	} = settings;
	const versions = [type.description.version].flat();
	return {
		id: nodeId,
		name: NODE_NAME,
		type: typeNameOf(type),
		typeVersion: settings.typeVersion ?? Math.max(...versions),
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(
			Object.keys(credentials).map((name) => [name, { id: `id-of-${name}`, name: `My ${name}` }]),
		),
		...(onError === undefined ? {} : { onError }),
		...(settings.webhookId === undefined ? {} : { webhookId: settings.webhookId }),
	};
}

function additionalData(
	credentialsHelper: TestCredentials,
	mode: WorkflowExecuteMode,
	node: INode,
): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks(mode, '1', {
		id: 'test-workflow',
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [node],
		connections: {},
	});
	const data: Partial<IWorkflowExecuteAdditionalData> & { hooks: ExecutionLifecycleHooks } = {
		credentialsHelper,
		hooks,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: `${N8N}/rest`,
		instanceBaseUrl: N8N,
		formBaseUrl: `${N8N}/form`,
		formWaitingBaseUrl: `${N8N}/form-waiting`,
		formTestBaseUrl: `${N8N}/form-test`,
		webhookWaitingBaseUrl: `${N8N}/webhook-waiting`,
		...webhookUrls(),
		variables: {},
		logAiEvent: () => undefined,
	};
	// The rest belongs to sub-workflows, agents and task runners, which no test here starts.
	return data as IWorkflowExecuteAdditionalData;
}
