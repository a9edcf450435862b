import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as checkStock from './checkStock.operation';
import * as getMakers from './getMakers.operation';
import * as getProducts from './getProducts.operation';
import * as getVariants from './getVariants.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Catalog', value: 'catalog' };

/** The operations of the resource Catalog, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	checkStock,
	getMakers,
	getProducts,
	getVariants,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['catalog'] } },
		options: [
			{
				name: 'Check Stock',
				value: 'checkStock',
				action: 'Check the stock of variants',
				description: 'Find out whether variants can be made at the moment',
				displayOptions: offeredWhere('checkStock'),
			},
			{
				name: 'Get Makers',
				value: 'getMakers',
				action: 'Get the makers of a product',
				description: 'List the print shops that make a product',
				displayOptions: offeredWhere('listMakers'),
			},
			{
				name: 'Get Products',
				value: 'getProducts',
				action: 'Get products of the catalog',
				description: 'List the blank products that can be printed',
				displayOptions: offeredWhere('searchCatalog'),
			},
			{
				name: 'Get Variants',
				value: 'getVariants',
				action: 'Get the variants of a product',
				description: 'List the sizes and colours of a product, with their print areas',
				displayOptions: offeredWhere('listVariants'),
			},
		],
		default: 'getProducts',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
