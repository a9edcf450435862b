import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import type { Upload } from '../../../../core/etsy/media/api';
import { addFile } from '../../../../core/etsy/media/digital-files';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { binaryFieldProperty, readUploadFile } from '../../../shared/etsy/upload-file';

const properties: INodeProperties[] = [
	{
		displayName:
			'A file is what buyers of a digital listing download. With a file Etsy turns a physical listing into a digital one and drops its shipping and its variations.',
		name: 'fileNotice',
		type: 'notice',
		default: '',
	},
	listingPicker,
	{
		displayName: 'File',
		name: 'fileSource',
		type: 'options',
		options: [
			{ name: 'File of the Item', value: 'binary', description: 'A new file' },
			{
				name: 'File on Etsy',
				value: 'existing',
				description: 'A file of another listing of your shop, or one that was taken off',
			},
		],
		default: 'binary',
		description: 'Where the file comes from',
	},
	{ ...binaryFieldProperty, displayOptions: { show: { fileSource: ['binary'] } } },
	{
		displayName: 'File ID',
		name: 'fileId',
		type: 'string',
		displayOptions: { show: { fileSource: ['existing'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number that the file has',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Allow Turning Digital',
				name: 'allowTurningDigital',
				type: 'boolean',
				default: false,
				description:
					'Whether a physical listing may become a digital one, losing its shipping and its variations for good',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Upload. */
export const description = updateDisplayOptions(
	{ show: { resource: ['file'], operation: ['upload'] } },
	properties,
);

async function readFile(context: IExecuteFunctions, itemIndex: number): Promise<Result<Upload>> {
	if (context.getNodeParameter('fileSource', itemIndex) === 'existing') {
		const id = readRequiredPick(context, { path: 'fileId', displayName: 'File ID', itemIndex });
		return id.ok ? ok({ id: id.value }) : id;
	}
	const field = String(context.getNodeParameter('binaryPropertyName', itemIndex));
	return ok({ file: await readUploadFile(context, itemIndex, field) });
}

/**
 * Adds a file to a digital listing. Costs 3 calls, and one more an execution where no Shop ID is
 * given.
 * @returns a failure for a physical listing, unless that is allowed
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const file = await readFile(context, itemIndex);
	if (!file.ok) return file;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const mayTurnDigital = options.allowTurningDigital === true;
	const added = await addFile(call, { listing, file: file.value, mayTurnDigital });
	if (!added.ok) return added;
	const { turnedDigital } = added.value;
	return ok([toJson({ listingId: listing.listingId, ...added.value.file, turnedDigital })]);
}
