import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { searchListings } from '../shared/etsy/search-listings';
import {
	searchCatalogProducts,
	searchMakers,
	searchVariants,
} from '../shared/provider/search-catalog';
import { portsBy } from '../shared/ports';
import { runOperation } from '../shared/router';
import { chosenOperation, operationChoice, operationProperties } from './actions/operations';
import { PORT_CASES } from './actions/ports';
import { credentials } from './properties';

/** Checks artwork before it is printed, brings it to where it is printed, and personalises it. */
export class ArtworkTransfer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Artwork Transfer',
		name: 'artworkTransfer',
		icon: {
			light: 'file:../../icons/artworkTransfer.svg',
			dark: 'file:../../icons/artworkTransfer.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Check artwork before it is printed, and bring it to where it is printed',
		defaults: { name: 'Artwork Transfer' },
		usableAsTool: true,
		inputs: portsBy(PORT_CASES, 'inputs'),
		outputs: portsBy(PORT_CASES, 'outputs'),
		credentials,
		properties: [operationChoice, ...operationProperties],
	};

	methods = {
		listSearch: { searchCatalogProducts, searchListings, searchMakers, searchVariants },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { operation, outputs } = chosenOperation(this);
		return await runOperation(this, operation, outputs);
	}
}
