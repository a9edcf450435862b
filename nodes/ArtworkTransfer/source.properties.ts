import type { INodeProperties } from 'n8n-workflow';

/** Where the file is: the first parameters of every operation that takes one. */
export const sourceProperties: INodeProperties[] = [
	{
		displayName: 'File Is',
		name: 'source',
		type: 'options',
		options: [
			{
				name: 'In the Item',
				value: 'binary',
				description: 'A binary field of the item, as Read File, HTTP Request or a form give it',
			},
			{
				name: 'At an Address',
				value: 'url',
				description: "A link to the file itself, also a buyer's upload on Etsy",
			},
			{
				name: "In a Provider's Library",
				value: 'providerFile',
				description: 'A file that the provider has, by its ID',
			},
		],
		default: 'binary',
		description: 'Where the file is taken from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the input binary field that holds the file',
		displayOptions: { show: { source: ['binary'] } },
		description: 'The name of the field of the item that holds the file',
	},
	{
		displayName: 'File Address',
		name: 'fileUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://files.example.com/cat.png',
		displayOptions: { show: { source: ['url'] } },
		description:
			'The address of the file itself, not of a page that shows it. It begins with https.',
	},
	{
		displayName: 'File ID',
		name: 'fileId',
		type: 'string',
		default: '={{ $json.fileId }}',
		required: true,
		placeholder: 'e.g. 5941187eb8e7e37b3f0e62e5',
		displayOptions: { show: { source: ['providerFile'] } },
		description: "The provider's own ID of the file",
	},
];
