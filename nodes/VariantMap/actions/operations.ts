import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import { pickOperation } from '../../shared/pick-operation';
import { check } from './check.operation';
import { migrate } from './migrate.operation';
import { outputCount } from './ports';
import { planPrices } from './planPrices.operation';
import { resolve } from './resolve.operation';
import { review } from './review.operation';
import { suggest } from './suggest.operation';

/** Every operation of the node, by its value in the drop-down. */
export const OPERATIONS: Readonly<Record<string, AnyOperation>> = {
	...{ check, migrate, planPrices, resolve, review, suggest },
};

/** The choice of the operation. */
export const operationChoice: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Check',
			value: 'check',
			action: 'Check the variant map',
			description: 'Say what is wrong with the map today, and what repairs it',
		},
		{
			name: 'Migrate',
			value: 'migrate',
			action: 'Migrate rows to another provider',
			description: 'Make rows for another provider and list what is different there',
		},
		{
			name: 'Plan Prices and Stock',
			value: 'planPrices',
			action: 'Plan prices and stock',
			description: 'Compare your listings with what printers ask and have, and say what to change',
		},
		{
			name: 'Resolve',
			value: 'resolve',
			action: 'Resolve order lines',
			description: 'Say for each order line which provider variant it prints as, and why not',
		},
		{
			name: 'Review',
			value: 'review',
			action: 'Review proposed rows',
			description: 'Make a page of a form out of the rows that wait for approval',
		},
		{
			name: 'Suggest',
			value: 'suggest',
			action: 'Suggest rows of the variant map',
			description: 'Compare the listings of a shop with a provider and propose rows',
		},
	],
	default: 'resolve',
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
