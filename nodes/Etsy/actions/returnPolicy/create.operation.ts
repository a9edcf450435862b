import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getReturnPolicies } from '../../../../core/etsy/shop-settings/read';
import type { ReturnPolicy } from '../../../../core/etsy/shop-settings/schemas';
import { namedPolicy } from '../../../../core/etsy/shop-settings/to-items';
import { createReturnPolicy } from '../../../../core/etsy/shop-settings/write';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openShop } from '../../../shared/etsy/open-shop';
import { wrongField } from '../../helpers/read-fields';

/** What Etsy takes (facts/etsy.md 10). */
const DEADLINES = [14, 21, 30, 45, 60, 7, 90];

const properties: INodeProperties[] = [
	{
		displayName: 'What You Accept',
		name: 'accepts',
		type: 'options',
		options: [
			{ name: 'Exchanges Only', value: 'exchanges' },
			{ name: 'Nothing', value: 'nothing', description: 'No returns and no exchanges' },
			{ name: 'Returns and Exchanges', value: 'both' },
			{ name: 'Returns Only', value: 'returns' },
		],
		default: 'nothing',
		description: 'Whether buyers may send goods back or exchange them',
	},
	{
		displayName: 'Deadline',
		name: 'deadlineDays',
		type: 'options',
		displayOptions: { hide: { accepts: ['nothing'] } },
		// By the alphabet, as n8n wants it.
		options: DEADLINES.map((days) => ({ name: `${days} Days`, value: days })),
		default: 30,
		description: 'How long after delivery buyers may do so',
	},
	onlyShopOption,
];

/** The parameters of Create. */
export const description = updateDisplayOptions(
	{ show: { resource: ['returnPolicy'], operation: ['create'] } },
	properties,
);

type Terms = Omit<ReturnPolicy, 'returnPolicyId'>;

function readTerms(context: IExecuteFunctions, itemIndex: number): Result<Terms> {
	const accepts = context.getNodeParameter('accepts', itemIndex);
	const terms = {
		acceptsReturns: accepts === 'both' || accepts === 'returns',
		acceptsExchanges: accepts === 'both' || accepts === 'exchanges',
	};
	if (accepts === 'nothing') return ok({ ...terms, deadlineDays: undefined });
	const deadlineDays = Number(context.getNodeParameter('deadlineDays', itemIndex));
	if (DEADLINES.includes(deadlineDays)) return ok({ ...terms, deadlineDays });
	return wrongField(
		{ name: 'deadlineDays', displayName: 'Deadline' },
		"The value of 'Deadline' is not one that Etsy takes.",
		'Choose 7, 14, 21, 30, 45, 60 or 90 days.',
	);
}

function isSame(a: Terms, b: Terms): boolean {
	return (
		a.acceptsReturns === b.acceptsReturns &&
		a.acceptsExchanges === b.acceptsExchanges &&
		a.deadlineDays === b.deadlineDays
	);
}

/**
 * Makes a return policy, or returns the one with the same terms: a shop has each once. Costs two
 * calls, one where it is there, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const terms = readTerms(context, itemIndex);
	if (!terms.ok) return terms;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const all = await getReturnPolicies(call, shopId);
	if (!all.ok) return all;
	const same = all.value.find((one) => isSame(one, terms.value));
	if (same) return ok([toJson({ shopId, ...namedPolicy(same), alreadyExisted: true })]);
	const made = await createReturnPolicy(call, shopId, terms.value);
	if (!made.ok) return made;
	return ok([toJson({ shopId, ...namedPolicy(made.value), alreadyExisted: false })]);
}
