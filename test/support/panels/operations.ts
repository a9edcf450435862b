import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { WorkflowJson } from '../../../host';
import { nodes, packageJson } from '../descriptions/pack';

/** One choice of resource and operation, or of provider, as a node of its own on a canvas. */
export interface PanelCase {
	/** The node's name on the canvas. */
	name: string;
	type: string;
	parameters: Record<string, string>;
	/** The names of the parameters that n8n's own rules show for it. */
	shown: string[];
}

const PER_ROW = 10;
const STEP = { x: 260, y: 200 };

const choicesOf = (property: INodeProperties) => (property.options ?? []) as INodePropertyOptions[];

/** Every choice of provider of a node that has no operations; else the node itself. */
function choicesWithoutOperation({ properties }: INodeTypeDescription) {
	const providers = properties.filter(({ name }) => name === 'provider').flatMap(choicesOf);
	const named = providers.filter(({ value }) => value !== '');
	return named.length === 0 ? [{}] : named.map(({ value }) => ({ provider: String(value) }));
}

/** Every resource and operation of a node, or what else there is to choose first. */
function choices(description: INodeTypeDescription): Array<Record<string, string>> {
	const drops = description.properties.filter(({ name }) => name === 'operation');
	if (drops.length === 0) return choicesWithoutOperation(description);
	return drops.flatMap((drop) => {
		const resources = drop.displayOptions?.show?.resource ?? [undefined];
		return resources.flatMap((resource) =>
			choicesOf(drop).map(({ value }) => ({
				...(resource === undefined ? {} : { resource: String(resource) }),
				operation: String(value),
			})),
		);
	});
}

/** What the panel shows besides the choice itself, by n8n's rules of display. */
function shownNames(description: INodeTypeDescription, parameters: INodeParameters): string[] {
	const { properties } = description;
	const node = { typeVersion: 1, parameters } as INode;
	const values =
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {};
	return properties
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description, values))
		.filter(({ type }) => !['hidden', 'notice', 'callout'].includes(type))
		.map(({ displayName }) => displayName);
}

/** Choices that show more than their operation does, such as the credentials of two providers. */
const FURTHER: Readonly<Record<string, ReadonlyArray<Record<string, string>>>> = {
	artworkTransfer: [
		{
			...{ operation: 'transfer', source: 'providerFile', target: 'provider' },
			provider: 'printful>printify',
		},
	],
};

/** What the credentials are called that n8n's own rules show. */
function credentialNames(
	{ credentials = [] }: INodeTypeDescription,
	parameters: INodeParameters,
): string[] {
	return credentials
		.filter((one) => NodeHelpers.displayParameter(parameters, one, null, null))
		.flatMap(({ displayName }) => displayName ?? []);
}

/** Every operation of every node in the pack. */
export function panelCases(): PanelCase[] {
	return nodes.flatMap(({ instance: { description } }) => {
		const further = FURTHER[description.name] ?? [];
		return [...choices(description), ...further].map((parameters) => ({
			name: [description.displayName, ...Object.values(parameters)].join(' '),
			type: `${packageJson.name}.${description.name}`,
			parameters,
			shown: [
				...shownNames(description, parameters),
				...(further.includes(parameters) ? credentialNames(description, parameters) : []),
			],
		}));
	});
}

/** A canvas with a node for each case. */
export function panelWorkflow(cases: readonly PanelCase[]): WorkflowJson {
	return {
		name: 'Every operation',
		nodes: cases.map(({ name, type, parameters }, index) => ({
			id: `panel-${index}`,
			name,
			type,
			typeVersion: 1,
			position: [(index % PER_ROW) * STEP.x, Math.floor(index / PER_ROW) * STEP.y],
			parameters,
		})),
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}
