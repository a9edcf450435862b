import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { catalogProductProperty } from '../../../shared/provider/pickers';
import { requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [catalogProductProperty, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['catalog'], operation: ['getMakers'] } },
	properties,
);

/**
 * Lists who makes a product. Costs one call.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const product = requiredText(context, 'catalogProductId', 'Product', itemIndex);
	if (!product.ok) return product;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.listMakers(product.value),
	);
}
