import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as deleteFile from './delete.operation';
import * as getAll from './getAll.operation';
import * as upload from './upload.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'File', value: 'file' };

/** The operations of the resource File, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	delete: deleteFile,
	getAll,
	upload,
};

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
				name: 'Delete',
				value: 'delete',
				action: 'Delete a file',
				description: 'Take a file off a digital listing',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many files',
				description: 'Read the files of a digital listing',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload a file',
				description: 'Add a file that buyers of a digital listing download',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
