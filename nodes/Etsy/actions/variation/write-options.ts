import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { WriteOptions } from '../../../../core/etsy/inventory/write';
import { shopIdOption } from '../../../shared/etsy/shop-id';

/** The options of every operation that writes variants, by the alphabet. */
export const dryRunOption: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to only show what would change, without writing anything',
};

/** Whether a row may mean several variants. */
export const everyOption: INodeProperties = {
	displayName: 'Change Every Matching Variant',
	name: 'every',
	type: 'boolean',
	default: false,
	description:
		'Whether a row may mean several variants, such as all of one size. Otherwise a row that fits several is an error, so that nothing is changed by accident.',
};

/** What to do around the write. */
export const safetyOptions: INodeProperties[] = [
	{
		displayName: 'Read Back',
		name: 'readBack',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the listing again after writing and compare. Etsy sometimes answers that all is well and changes something else.',
	},
	{
		displayName: 'Restore Variation Images',
		name: 'restoreImages',
		type: 'boolean',
		default: true,
		description:
			'Whether to link images and variants again after writing, because Etsy may unlink them',
	},
	shopIdOption,
];

/** How to write, by the options. */
export function readWriteOptions({ readBack, restoreImages }: IDataObject): WriteOptions {
	return { readBack: readBack !== false, restoreImages: restoreImages !== false };
}
