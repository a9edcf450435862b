import { sumMoney, type Money } from '../../domain/money';
import type { ProviderOrderCosts } from '../../domain/provider-order';
import { toMoney } from '../shared/fields';
import type { PrintfulCosts } from './schemas';

/**
 * What an order costs the seller. Printful's total is the items less the discount, taxes and
 * shipping; fees such as digitization are told beside them, and whether they are a part of the
 * subtotal is not documented. So `items` is what is left of the total: items, fees and discount.
 */
export function toCosts(costs: PrintfulCosts | undefined): ProviderOrderCosts {
	const money = (amount: string | undefined) => toMoney(amount, costs?.currency);
	const shipping = money(costs?.shipping);
	const tax = added([money(costs?.tax), money(costs?.vat)]);
	const total = money(costs?.total);
	const discount = money(costs?.discount);
	const subtotal = money(costs?.subtotal);
	const left = total && shipping ? added([total, minus(shipping), minus(tax)]) : undefined;
	const items = left ?? (subtotal && added([subtotal, minus(discount)]));
	return { items, shipping, tax, total };
}

/** The sum of what is known; undefined where nothing is. */
function added(parts: ReadonlyArray<Money | undefined>): Money | undefined {
	const known = parts.filter((money) => money !== undefined);
	const sum = known.length > 0 ? sumMoney(known) : undefined;
	return sum?.ok ? sum.value : undefined;
}

function minus(money: Money | undefined): Money | undefined {
	// Adding 0 turns -0 into 0.
	return money && { ...money, amountMinor: -money.amountMinor + 0 };
}
