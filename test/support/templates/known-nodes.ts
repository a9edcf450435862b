import type { INode, INodeType } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { outputCount as artworkOutputCount } from '../../../nodes/ArtworkTransfer/actions/ports';
import { Etsy } from '../../../nodes/Etsy/Etsy.node';
import { PrintOnDemand } from '../../../nodes/PrintOnDemand/PrintOnDemand.node';
import { outputCount } from '../../../nodes/PrintOnDemand/actions/ports';
import { VariantMap } from '../../../nodes/VariantMap/VariantMap.node';
import { outputCount as mapOutputCount } from '../../../nodes/VariantMap/actions/ports';
import { typeNameOf } from '../engine/node-types';
import { parameterTree, unknownParameters } from './parameter-tree';
import type { ParameterTree } from './parameter-tree';

/** A node type in some of its versions. */
export interface KnownNode {
	versions: number[];
	/** How many outputs it has, without the error output; missing where that depends. */
	outputs?: number;
	parameters: ParameterTree;
	/** Whether a credential must be chosen in it. */
	usesCredentials?: boolean;
}

/** The newest versions in n8n 2.4, the oldest n8n that can make a table (facts/n8n.md). */
export const NEWEST_IN_OLDEST_HOST: Readonly<Record<string, number>> = {
	'n8n-nodes-base.dataTable': 1.1,
	'n8n-nodes-base.emailSend': 2.1,
	'n8n-nodes-base.errorTrigger': 1,
	'n8n-nodes-base.executeWorkflow': 1.3,
	'n8n-nodes-base.executeWorkflowTrigger': 1.1,
	'n8n-nodes-base.filter': 2.3,
	'n8n-nodes-base.form': 2.3,
	'n8n-nodes-base.formTrigger': 2.3,
	'n8n-nodes-base.httpRequest': 4.3,
	'n8n-nodes-base.if': 2.3,
	'n8n-nodes-base.limit': 1,
	'n8n-nodes-base.manualTrigger': 1,
	'n8n-nodes-base.noOp': 1,
	'n8n-nodes-base.scheduleTrigger': 1.3,
	'n8n-nodes-base.set': 3.4,
	'n8n-nodes-base.slack': 2.4,
	'n8n-nodes-base.splitOut': 1,
	'n8n-nodes-base.stickyNote': 1,
	'n8n-nodes-base.stopAndError': 1,
	'n8n-nodes-base.switch': 3.2,
	'n8n-nodes-base.telegram': 1.2,
	'n8n-nodes-base.wait': 1.1,
};

/** Made by `test/fixtures/make-n8n-node-parameters.ts`. */
const FIXTURE = join(__dirname, '..', '..', 'fixtures', 'n8n-node-parameters.json');
const N8NS = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { nodes: Record<string, KnownNode[]> };
const OLDEST = JSON.parse(
	readFileSync(join(FIXTURE, '..', 'oldest-n8n-node-parameters.json'), 'utf8'),
) as { n8n: string; nodes: Record<string, KnownNode[]> };

const OURS = [new ArtworkTransfer(), new Etsy(), new PrintOnDemand(), new VariantMap()];
/** Where the number of outputs depends on the operation. */
const COUNTS: Readonly<Record<string, (operation: string) => number>> = {
	[typeNameOf(new ArtworkTransfer())]: artworkOutputCount,
	[typeNameOf(new VariantMap())]: mapOutputCount,
};

const KNOWN: ReadonlyMap<string, KnownNode[]> = new Map([
	...Object.entries(N8NS.nodes),
	...OURS.map((node): [string, KnownNode[]] => [typeNameOf(node), [toKnown(node)]]),
]);

function toKnown({ description }: INodeType): KnownNode {
	const { version, outputs, properties, credentials = [] } = description;
	return {
		versions: [version].flat(),
		...(Array.isArray(outputs) ? { outputs: outputs.length } : {}),
		parameters: parameterTree(properties),
		usesCredentials: credentials.length > 0,
	};
}

/** The description of a template's node, or nothing where no such node exists. */
export function knownNode({ type, typeVersion }: INode): KnownNode | undefined {
	return KNOWN.get(type)?.find(({ versions }) => versions.includes(typeVersion));
}

/** What a template asks of n8n's own nodes that the oldest host does not have. */
export function tooNewFor({ type, typeVersion, parameters }: INode): string[] {
	if (!type.startsWith('n8n-nodes-base.')) return [];
	const known = OLDEST.nodes[type]?.find(({ versions }) => versions.includes(typeVersion));
	if (known === undefined) {
		return [
			`${type} ${typeVersion} is not in n8n ${OLDEST.n8n} (make-n8n-node-parameters.ts tells)`,
		];
	}
	return unknownParameters(parameters, known.parameters).map(
		(wrong) => `${wrong} in n8n ${OLDEST.n8n}`,
	);
}

/** How many outputs a node has, without the error output. */
export function outputsOf(node: INode): number {
	const count = COUNTS[node.type] ?? outputCount;
	return knownNode(node)?.outputs ?? count(String(node.parameters.operation));
}

/** Whether the node cannot work before a credential is chosen in it. */
export function needsCredential(node: INode): boolean {
	// A form that only somebody with the password may open, and a call to n8n's own API.
	const { authentication } = node.parameters;
	if (authentication === 'basicAuth' || authentication === 'predefinedCredentialType') return true;
	// Planning, confirming and reporting call nobody.
	const reports = [
		'audit',
		'confirm',
		'confirmUnchanged',
		'endedClaims',
		'sentInPart',
		'judgeSupply',
		'listQuotes',
		'orderedRows',
		'plan',
		'planChanges',
		'plannedRows',
		'planRetries',
		'planSupply',
		'planTracking',
		'readSupplierParcel',
	];
	const files = ['listChecks', 'listFiles', 'putFiles', 'render'];
	const records = ['checkLateness', 'figures', 'planRetention', 'reconcile', 'verifyAudit'];
	const ours = [...reports, ...files, ...records, 'checkSettings', 'explainError', 'resolve'];
	const callsNobody = ours.includes(String(node.parameters.operation));
	return knownNode(node)?.usesCredentials === true && !callsNobody;
}
