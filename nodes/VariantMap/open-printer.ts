import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';
import type { ProductChoice } from '../../core/providers/match-products';
import { openProvider } from '../../core/providers/registry';
import type { PrintProvider } from '../../core/providers/types';
import { connectTo } from '../shared/open-provider';

/** Opens a printer with the credential of this node. No call. */
export async function openPrinter(
	context: IExecuteFunctions,
	name: unknown,
	storeId: unknown,
): Promise<Result<PrintProvider>> {
	const connected = await connectTo(context, name, 0);
	if (!connected.ok) return connected;
	const { module, client, credential } = connected.value;
	const store = typeof storeId === 'string' || typeof storeId === 'number' ? String(storeId) : '';
	return openProvider(module, { client, credential, storeId: store.trim(), now: Date.now });
}

/** Which products to compare with, by the parameters of the operation. */
export function chosenProducts(context: IExecuteFunctions): Result<ProductChoice> {
	if (context.getNodeParameter('compareWith', 0, 'saved') !== 'catalog') {
		return ok({ kind: 'saved' });
	}
	const text = (name: string) => String(context.getNodeParameter(name, 0, '') ?? '').trim();
	const given: unknown = context.getNodeParameter('catalogProductId', 0, '');
	const parts = Array.isArray(given) ? given.map(String) : String(given ?? '').split(/[\s,;]+/);
	const productIds = parts.map((part) => part.trim()).filter((part) => part !== '');
	const makerId = text('makerId');
	if (productIds.length > 0) {
		return ok({ kind: 'catalog', productIds, ...(makerId ? { makerId } : {}) });
	}
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'variantMap',
			message: "The field 'Catalog Product IDs' is empty.",
			hint: "Enter the product types that you sell, or compare with 'Saved Products'.",
			fields: ['catalogProductId'],
		}),
	);
}
