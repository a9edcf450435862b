import type { INodeProperties } from 'n8n-workflow';
import { shopIdOption } from '../../shared/etsy/shop-id';

/** The collection Options where nothing but the shop can be chosen. */
export const onlyShopOption: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [shopIdOption],
};
