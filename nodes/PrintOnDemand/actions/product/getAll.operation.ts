import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { readLimit, returnAllProperties } from '../../../shared/return-all';
import { searchProperty, simplifyProperty } from '../../../shared/provider/common-properties';
import { chosenText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [searchProperty, ...returnAllProperties, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['product'], operation: ['getAll'] } },
	properties,
);

/**
 * Lists the saved products of the shop. Costs one call a page.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const search = chosenText(context, 'search', itemIndex) || undefined;
	const limit = readLimit(context, itemIndex);
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.listProducts({ search, limit }),
	);
}
