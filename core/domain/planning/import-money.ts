import { parseRate, type ExchangeRate } from '../exchange-rates';
import type { Money } from '../money';
import { serviceLabel, type Provider } from '../provider';
import type { ProviderOrder } from '../provider-order';
import { reasonFingerprint } from './fingerprint';
import type { ImportLimits } from './import-limits';
import { marginOfSale, type KnownSale } from './margin';
import type { MarginReport } from './margin-types';
import type { HoldReason } from './plan-types';
import { lineMarginTooLow, marginTooLow, marginUnknown } from './rules/margin';
import { spendLimit } from './rules/spend-limit';

/** What is compared for one imported order. */
export interface ImportedMoney {
	provider: Provider;
	externalId: string;
	receiptId: string;
	/** A hash of what the Etsy order says, from the plan. */
	orderPrint: string;
	limits: ImportLimits;
	/** What the printer asks for it; null where it does not tell. */
	costs: readonly Money[] | null;
	/** What other imported orders of this run cost. */
	spent: readonly Money[];
	/** Gives the hash of a text in hex. */
	sha256(text: string): string;
}

/** A reason to hold an imported order, with what names an approval of it. */
export interface ImportedHold {
	reason: HoldReason;
	/** Empty where it is about the whole order. */
	lineId: string;
	fingerprint: string;
}

/** What the money of an imported order says. */
export interface ImportedMoneyVerdict {
	/** Null: nothing, or all of it approved. */
	hold: ImportedHold | null;
	margin: MarginReport | null;
}

/**
 * All that a printer asks for orders; null where it does not tell it of one of them. A total of
 * nothing is a price that is not computed yet.
 */
export function costsOfImported(orders: ReadonlyArray<Pick<ProviderOrder, 'costs'>>) {
	const costs: Money[] = [];
	for (const { costs: told } of orders) {
		const { items, shipping, tax, total } = told;
		if (total && total.amountMinor > 0) costs.push(total);
		else if (!total && items && shipping) costs.push(items, shipping, ...(tax ? [tax] : []));
		else return null;
	}
	return costs;
}

function costUnknown(receiptId: string, provider: Provider): HoldReason {
	return {
		code: 'cost_unknown',
		category: 'policy',
		message: `${serviceLabel(provider)} does not tell yet what its order for Etsy order ${receiptId} costs, so your limits cannot be kept.`,
		hint: 'The next sync looks again. Approve it to let it go without a look at the price.',
		fields: ['cost'],
		canApprove: true,
	};
}

function* reasons(
	{ receiptId, provider, limits, costs, spent }: ImportedMoney,
	margin: ReturnType<typeof marginOfSale>,
	rates: readonly ExchangeRate[],
): Generator<[reason: HoldReason | null, lineId: string]> {
	const settings = { ...limits, exchangeRates: [...rates] };
	if (costs === null) yield [costUnknown(receiptId, provider), ''];
	else {
		yield [marginUnknown(receiptId, margin), ''];
		const { report } = margin.kind === 'known' ? margin : { report: null };
		yield [report && marginTooLow(receiptId, report, settings), ''];
		yield [spendLimit(receiptId, costs, [...limits.spent, ...spent], settings), ''];
		for (const earned of report?.lines ?? []) {
			const title = limits.sale.find(({ lineId }) => lineId === earned.lineId)?.title ?? '';
			const { feesFrom } = limits;
			yield [lineMarginTooLow({ receiptId, title, earned, feesFrom }, settings), earned.lineId];
		}
	}
}

/**
 * Holds an imported order against the seller's floors and the day's limit, by what its printer
 * states that it costs. A margin is that of the lines in it. What a person approved is let go, for
 * exactly the amounts that were approved.
 */
export function judgeImportedMoney(given: ImportedMoney): ImportedMoneyVerdict {
	const { limits, costs, externalId, provider, orderPrint, sha256 } = given;
	const rates = limits.exchangeRates.flatMap((text) => parseRate(text) ?? []);
	const sale: KnownSale = {
		currency: limits.currency,
		feesFrom: limits.feesFrom,
		byLine: new Map(
			limits.sale.map(({ lineId, sold, shippingCharged, fees }) => [
				lineId,
				{ sold, shippingCharged, fees },
			]),
		),
	};
	const lineIds = limits.sale.map(({ lineId }) => lineId);
	const margin = marginOfSale(sale, [{ provider, lineIds, costs }], rates);
	const told = margin.kind === 'known' ? margin.report : null;
	const approved = new Set(limits.approved);
	for (const [reason, lineId] of reasons(given, margin, rates)) {
		if (reason === null) continue;
		const fingerprint = reasonFingerprint(orderPrint, lineId || externalId, reason, sha256);
		if (!approved.has(fingerprint)) return { hold: { reason, lineId, fingerprint }, margin: told };
	}
	return { hold: null, margin: told };
}
