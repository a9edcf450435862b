import type { IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';

/** The name under which n8n knows a node of this pack. */
export function typeNameOf(node: INodeType): string {
	return `n8n-nodes-print-on-demand.${node.description.name}`;
}

/** What the engine looks node types up in; holds the nodes of one test. */
export class TestNodeTypes implements INodeTypes {
	constructor(private readonly types: ReadonlyMap<string, INodeType>) {}

	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types.get(name);
		if (type === undefined) throw new Error(`The test knows no node ${name}`);
		return type;
	}

	getByNameAndVersion(name: string): INodeType {
		return this.getByName(name) as INodeType;
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}
