import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import type { PrintProvider } from '../../../core/providers/types';
import { toJson } from '../../shared/to-json';
import { openProvider } from '../../shared/open-provider';

/**
 * Asks the provider that this item is for, and turns its answer into items.
 * @param ask what to ask; a list becomes one item an entry
 * @returns items that say which provider they are of; without Simplify also the provider's own
 * object under `raw`
 */
export async function askProvider(
	context: IExecuteFunctions,
	itemIndex: number,
	ask: (provider: PrintProvider) => Promise<Result<object | object[]>>,
): Promise<Result<IDataObject[]>> {
	const provider = await openProvider(context, itemIndex);
	if (!provider.ok) return provider;
	const answer = await ask(provider.value);
	if (!answer.ok) return answer;
	const simplify = context.getNodeParameter('simplify', itemIndex, true) !== false;
	const entries = Array.isArray(answer.value) ? answer.value : [answer.value];
	return ok(
		entries.map((entry: object) => {
			const { raw, ...json } = toJson(entry);
			const item = { provider: provider.value.name, ...json };
			return simplify || raw === undefined ? item : { ...item, raw };
		}),
	);
}
