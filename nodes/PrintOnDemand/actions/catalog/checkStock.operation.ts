import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import {
	catalogProductProperty,
	countryProperty,
	makerProperty,
	variantProperty,
} from '../../../shared/provider/pickers';
import { chosenText, requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{ ...catalogProductProperty, required: false },
	makerProperty,
	countryProperty,
	variantProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['catalog'], operation: ['checkStock'] } },
	properties,
);

/**
 * Tells whether variants can be made at the moment. One item a variant.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const ids = requiredText(context, 'variantIds', 'Variant', itemIndex);
	if (!ids.ok) return ids;
	const variantIds = ids.value
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
	const productId = chosenText(context, 'catalogProductId', itemIndex) || undefined;
	const makerId = chosenText(context, 'makerId', itemIndex) || undefined;
	const countryCode = chosenText(context, 'countryCode', itemIndex).toUpperCase() || undefined;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.checkStock(variantIds, { productId, makerId, countryCode }),
	);
}
