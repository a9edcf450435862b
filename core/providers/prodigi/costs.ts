import { sumMoney, type Money } from '../../domain/money';
import type { ProviderOrderCosts } from '../../domain/provider-order';
import { toMoney } from '../shared/fields';
import type { ProdigiOrder } from './schemas';

type OrderData = ProdigiOrder['data'];
type Charge = OrderData['charges'][number];

/** One amount of a charge: what it is for and whether it was given back. */
interface Part {
	itemId?: string;
	isShipping: boolean;
	money: Money;
}

/**
 * What the order costs, by what the charges are for. Prodigi tells them once it has charged, and
 * no tax (facts/prodigi.md 5 and 6).
 */
export function toCosts({ charges }: OrderData): ProviderOrderCosts {
	const parts = charges.flatMap(partsOf);
	const totals = charges.flatMap((charge) => {
		const money = toMoney(charge.totalCost?.amount, charge.totalCost?.currency);
		return money ? [signed(charge, money)] : [];
	});
	return {
		items: total(parts.filter(({ isShipping }) => !isShipping)),
		shipping: total(parts.filter(({ isShipping }) => isShipping)),
		total: total(totals.map((money) => ({ money }))),
	};
}

/** What one item costs, without shipping. */
export function costOfItem(itemId: string | undefined, { charges }: OrderData): Money | undefined {
	if (itemId === undefined) return undefined;
	return total(charges.flatMap(partsOf).filter((part) => part.itemId === itemId));
}

/** A charge without a list of what it is made of counts as a whole. */
function partsOf(charge: Charge): Part[] {
	const isShippingCharge = /^shipping$/i.test(charge.chargeType ?? '');
	const items = charge.items.length > 0 ? charge.items : [{ cost: charge.totalCost }];
	return items.flatMap(({ cost, ...of }) => {
		const money = toMoney(cost?.amount, cost?.currency);
		if (!money) return [];
		const { itemId, shipmentId } = { itemId: undefined, shipmentId: undefined, ...of };
		const isShipping = isShippingCharge || (itemId === undefined && shipmentId !== undefined);
		return [{ itemId, isShipping, money: signed(charge, money) }];
	});
}

/** What was given back lessens the costs, whichever sign Prodigi writes it with (unverified). */
function signed({ chargeType }: Charge, money: Money): Money {
	if (!/^refund$/i.test(chargeType ?? '')) return money;
	return { ...money, amountMinor: 0 - Math.abs(money.amountMinor) };
}

function total(parts: ReadonlyArray<{ money: Money }>): Money | undefined {
	if (parts.length === 0) return undefined;
	const sum = sumMoney(parts.map(({ money }) => money));
	return sum.ok ? sum.value : undefined;
}
