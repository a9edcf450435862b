import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import { pickOperation } from '../../shared/pick-operation';
import { inspect } from './inspect.operation';
import { listChecks } from './listChecks.operation';
import { listFiles } from './listFiles.operation';
import { outputCount } from './ports';
import { putFiles } from './putFiles.operation';
import { render } from './render.operation';
import { transfer } from './transfer.operation';

/** Every operation of the node, by its value in the drop-down. */
export const OPERATIONS: Readonly<Record<string, AnyOperation>> = {
	inspect,
	listChecks,
	listFiles,
	putFiles,
	render,
	transfer,
};

/** The choice of the operation. */
export const operationChoice: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Inspect',
			value: 'inspect',
			action: 'Inspect artwork',
			description: 'Say whether a file prints well, and what to change if it does not',
		},
		{
			name: 'List Files to Check',
			value: 'listChecks',
			action: 'List files to check of orders',
			description: 'Give out each print file of orders once, for Inspect',
		},
		{
			name: 'List Files to Make',
			value: 'listFiles',
			action: 'List files to make for orders',
			description: 'Give out each file that an order needs made from a template',
		},
		{
			name: 'Put Files in Orders',
			value: 'putFiles',
			action: 'Put made files in orders',
			description: 'Complete orders with the files that were made for them',
		},
		{
			name: 'Render',
			value: 'render',
			action: 'Render a personalised print file',
			description: "Make the file to print from an SVG template and a buyer's answers",
		},
		{
			name: 'Transfer',
			value: 'transfer',
			action: 'Transfer artwork',
			description: 'Bring files to a provider or an Etsy listing, each only once',
		},
	],
	default: 'inspect',
};

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(OPERATIONS).flatMap(
	({ description }) => description,
);

/**
 * The operation that the user chose, and how many outputs it has.
 * @throws NodeOperationError for one that this version does not have
 */
export function chosenOperation(context: IExecuteFunctions): {
	operation: AnyOperation;
	outputs: number;
} {
	return pickOperation(context, { operations: OPERATIONS }, outputCount);
}
