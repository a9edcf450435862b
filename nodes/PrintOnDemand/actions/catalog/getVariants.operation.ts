import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import {
	catalogProductProperty,
	countryProperty,
	makerProperty,
} from '../../../shared/provider/pickers';
import { chosenText, requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	catalogProductProperty,
	makerProperty,
	countryProperty,
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['catalog'], operation: ['getVariants'] } },
	properties,
);

/**
 * Lists the sizes and colours of a product with their print areas. Costs one call, more for long
 * lists.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const product = requiredText(context, 'catalogProductId', 'Product', itemIndex);
	if (!product.ok) return product;
	const makerId = chosenText(context, 'makerId', itemIndex) || undefined;
	const countryCode = chosenText(context, 'countryCode', itemIndex).toUpperCase() || undefined;
	return await askProvider(
		context,
		itemIndex,
		async (provider) =>
			await provider.listVariants({ productId: product.value, makerId, countryCode }),
	);
}
