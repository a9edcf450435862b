import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import { offeredWhere } from '../../helpers/offered-where';
import * as get from './get.operation';
import * as upload from './upload.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'File', value: 'file' };

/** The operations of the resource File, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = { get, upload };

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['file'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a file',
				description: 'Read one file of the library: whether it is ready, its size and type',
				displayOptions: offeredWhere('getFile'),
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload a file',
				description: 'Put a picture into the library of the provider',
				displayOptions: offeredWhere('uploadFile'),
			},
		],
		default: 'upload',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
