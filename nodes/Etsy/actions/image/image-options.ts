import type { INodeProperties } from 'n8n-workflow';

/** What people who cannot see the image are read. */
export const altTextOption: INodeProperties = {
	displayName: 'Alt Text',
	name: 'altText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Green mug with a fern, seen from the side',
	description:
		'What the image shows, for buyers who cannot see it and for search engines, at most 500 characters',
};

/** Whether the image has a watermark. */
export const watermarkOption: INodeProperties = {
	displayName: 'Has Watermark',
	name: 'isWatermarked',
	type: 'boolean',
	default: false,
	description: 'Whether the image has a watermark on it',
};
