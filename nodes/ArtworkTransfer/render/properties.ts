import type { INodeProperties } from 'n8n-workflow';
import { providerProperty } from '../provider.properties';

const templateProperties: INodeProperties[] = [
	{
		displayName: 'Template Is',
		name: 'templateSource',
		type: 'options',
		options: [
			{ name: 'At an Address', value: 'url', description: 'A link to the SVG file itself' },
			{ name: 'In the Item', value: 'binary', description: 'An SVG file in a field of the item' },
			{ name: 'Text', value: 'text', description: 'The text of the SVG file' },
		],
		default: 'binary',
		description: 'Where the SVG template is taken from',
	},
	{
		displayName: 'Template Binary Field',
		name: 'templateField',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		displayOptions: { show: { templateSource: ['binary'] } },
		description: 'The name of the field of the item that holds the template',
	},
	{
		displayName: 'Template Address',
		name: 'templateUrl',
		type: 'string',
		default: '={{ $json.templateUrl }}',
		required: true,
		placeholder: 'e.g. https://files.example.com/mug.svg',
		displayOptions: { show: { templateSource: ['url'] } },
		description: 'The address of the SVG file itself. It begins with https.',
	},
	{
		displayName: 'Template Text',
		name: 'templateText',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		required: true,
		placeholder: 'e.g. <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2700 1050">',
		displayOptions: { show: { templateSource: ['text'] } },
		description: 'The text of the SVG file',
	},
];

const areaProperties: INodeProperties[] = [
	{
		displayName: 'Print Area Width',
		name: 'printWidth',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 12,
		required: true,
		description: 'How wide the printed picture is',
	},
	{
		displayName: 'Print Area Height',
		name: 'printHeight',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 16,
		required: true,
		description: 'How high the printed picture is',
	},
	{
		displayName: 'Print Area Unit',
		name: 'printUnit',
		type: 'options',
		options: [
			{ name: 'Inches', value: 'in' },
			{ name: 'Millimetres', value: 'mm' },
			{ name: 'Pixels', value: 'px' },
		],
		default: 'in',
		description: 'What width and height are counted in',
	},
	{
		displayName: 'Resolution (DPI)',
		name: 'dpi',
		type: 'number',
		typeOptions: { minValue: 36, maxValue: 1200 },
		default: 300,
		description: 'Pixels an inch. It is written into the file.',
	},
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'renderOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Answers Without a Field',
			name: 'unused',
			type: 'options',
			options: [
				{ name: 'Hold the Item', value: 'hold' },
				{ name: 'Leave Them Out', value: 'leaveOut' },
			],
			default: 'hold',
			description:
				'What to do when the buyer answered something that the template does not ask for',
		},
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-1001-mug.png',
			description:
				'What the file is called. Empty: by its content, so that equal files are named alike.',
		},
		{
			displayName: 'Font Addresses',
			name: 'fontUrls',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://files.example.com/Lobster.ttf',
			description: 'Addresses of TTF or OTF files that the template uses, with commas between',
		},
		{
			displayName: 'Font Binary Fields',
			name: 'fontFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. font, emoji',
			description:
				'Names of fields of the item that hold TTF or OTF files the template uses, with commas between',
		},
		{
			displayName: 'Listing Options',
			name: 'listingOptions',
			type: 'json',
			default: '={{ $json.options }}',
			description:
				"What else is known of the line, such as the variation Color. Used where the template has a field of that name and the buyer's answers have none.",
		},
		{
			displayName: 'Picture Binary Fields',
			name: 'pictureFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. Photo=data; Logo=logo',
			description:
				"Pictures that the item holds, as field of the template = binary field. Pictures at addresses in the buyer's answers need no entry.",
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the output binary field to put the file in',
			description: 'The name of the binary field that the print file is put in',
		},
		{
			displayName: 'Put Preview in Field',
			name: 'previewField',
			type: 'string',
			default: 'preview',
			placeholder: 'e.g. preview',
			description: 'The name of the binary field that the small picture for approval is put in',
		},
	],
};

/** The parameters of Render. */
export const renderProperties: INodeProperties[] = [
	...templateProperties,
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json.personalization }}',
		required: true,
		description:
			'What the buyer wrote: the personalization of an order line, or an object such as { "Name": "Anna" }',
	},
	...areaProperties,
	{
		...providerProperty,
		displayName: 'Practice Sandbox',
		options: [{ name: 'Do Not Use One', value: '' }, ...(providerProperty.options ?? []).slice(1)],
		description:
			'Only for practice: a provider whose credential points at a sandbox, from which files may then be fetched. In a real shop it changes nothing.',
	},
	options,
];
