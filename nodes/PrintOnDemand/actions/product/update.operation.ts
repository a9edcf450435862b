import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { savedProductProperty } from '../../../shared/provider/pickers';
import { changeProperties, readChanges } from '../../helpers/product-changes';
import { requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [savedProductProperty, ...changeProperties, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['product'], operation: ['update'] } },
	properties,
);

/**
 * Changes a saved product; what is left empty stays as it is.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const id = requiredText(context, 'providerProductId', 'Product', itemIndex);
	if (!id.ok) return id;
	const changes = readChanges(context, itemIndex);
	if (!changes.ok) return changes;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.updateProduct(id.value, changes.value),
	);
}
