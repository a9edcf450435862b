import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { productProperties, readNewProduct } from '../../helpers/product-request';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [...productProperties, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['product'], operation: ['create'] } },
	properties,
);

/**
 * Saves a product: a blank with artwork on it. Costs one call, with some providers one more to read
 * it.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const request = readNewProduct(context, itemIndex);
	if (!request.ok) return request;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.createProduct(request.value),
	);
}
