import type { INodeProperties } from 'n8n-workflow';
import type { AnyOperation } from '../../../shared/operation';
import * as complete from './complete.operation';
import * as deleteImage from './delete.operation';
import * as getAll from './getAll.operation';
import * as getVariationImages from './getVariationImages.operation';
import * as reorder from './reorder.operation';
import * as replaceAll from './replaceAll.operation';
import * as setVariationImages from './setVariationImages.operation';
import * as upload from './upload.operation';

/** The entry of the parameter Resource. */
export const option = { name: 'Image', value: 'image' };

/** The operations of the resource Image, by value. */
export const operations: Readonly<Record<string, AnyOperation>> = {
	complete,
	delete: deleteImage,
	getAll,
	getVariationImages,
	reorder,
	replaceAll,
	setVariationImages,
	upload,
};

/** The choice of the operation. */
export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['image'] } },
		options: [
			{
				name: 'Complete',
				value: 'complete',
				action: 'Complete images',
				description:
					'Upload those images of a set that a listing does not have yet, and bring them in order',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete an image',
				description: 'Take an image off a listing',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many images',
				description: 'Read the images of a listing in their order',
			},
			{
				name: 'Get Variation Images',
				value: 'getVariationImages',
				action: 'Get variation images',
				description: 'Read which image buyers see when they choose a value, such as Black',
			},
			{
				name: 'Replace All',
				value: 'replaceAll',
				action: 'Replace all images',
				description: 'Upload a whole new set of images for a listing and take off the old one',
			},
			{
				name: 'Set Order',
				value: 'reorder',
				action: 'Set the order of images',
				description: 'Bring the images of a listing in another order',
			},
			{
				name: 'Set Variation Images',
				value: 'setVariationImages',
				action: 'Set variation images',
				description: 'Choose which image buyers see when they choose a value, such as Black',
			},
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload an image',
				description: 'Add an image to a listing, replace one, or put back one that was taken off',
			},
		],
		default: 'getAll',
	},
];

/** The parameters of all operations, each tied to its own. */
export const operationProperties: INodeProperties[] = Object.values(operations).flatMap(
	(operation) => operation.description,
);
