import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from './operation';

/** What `<resource>.resource.ts` exports: one entry of the parameter Resource. */
export interface Resource {
	/** The name and value of the entry. */
	option: { name: string; value: string };
	/** The choice of the operation. */
	description: INodeProperties[];
	/** The parameters of all operations, each tied to its own. */
	operationProperties: INodeProperties[];
	/** The operations by value. */
	operations: Readonly<Record<string, AnyOperation>>;
}
