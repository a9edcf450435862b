import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as deleteVideo from './delete.operation';
import * as getAll from './getAll.operation';
import * as upload from './upload.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Video', value: 'video' };

/** The operations of the resource Video, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	delete: deleteVideo,
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
		displayOptions: { show: { resource: ['video'] } },
		options: [
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete a video',
				description: 'Take a video off a listing',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many videos',
				description: 'Read the videos of a listing',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload a video',
				description: 'Add a video to a listing',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
