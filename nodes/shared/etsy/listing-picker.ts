import type { INodeProperties } from 'n8n-workflow';

const URL_REGEX = 'listing(?:-editor/edit)?/(\\d+)';

/**
 * Parameter `listingId`: from the list, by its address on Etsy, or by its number. Spread it to
 * change it; read it with `readRequiredPick`.
 */
export const listingPicker: INodeProperties = {
	displayName: 'Listing',
	name: 'listingId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The listing, drafts included',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a listing...',
			typeOptions: { searchListMethod: 'searchListings', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://www.etsy.com/listing/1234567890/fern-mug',
			extractValue: { type: 'regex', regex: URL_REGEX },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${URL_REGEX}.*`,
						errorMessage: 'The address of a listing holds "listing/" and its number',
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1234567890',
		},
	],
};
