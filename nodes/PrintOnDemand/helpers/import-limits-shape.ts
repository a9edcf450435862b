import { z } from 'zod';
import type { ImportLimits } from '../../../core/domain/planning/import-limits';

const money = z.object({ amountMinor: z.number().int(), currency: z.string().min(1) });

const floor = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('percent'), hundredths: z.number().int() }),
	z.object({ kind: z.literal('amount'), amount: money }),
]);

/** The limits on money as Plan gives them to an order that its printer imports. */
export const importLimitsShape: z.ZodType<ImportLimits, z.ZodTypeDef, unknown> = z.object({
	currency: z.string().min(1),
	sale: z.array(
		z.object({
			lineId: z.string().min(1),
			title: z.string(),
			sold: money,
			shippingCharged: money,
			fees: money,
		}),
	),
	feesFrom: z.enum(['etsy', 'etsy_and_estimate', 'estimate']),
	marginFloor: floor.nullable(),
	lineMarginFloor: floor.nullable(),
	spendLimitPerDay: money.nullable(),
	exchangeRates: z.array(z.string()),
	spent: z.array(money),
	approved: z.array(z.string()),
});
