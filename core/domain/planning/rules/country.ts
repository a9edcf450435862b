import { normaliseAddress } from '../../address';
import type { OrderRule } from './rule';

/** Where the seller sends to, and where not. */
export const country: OrderRule = ({ order, context: { settings } }) => {
	const { countriesAllowed: allowed, countriesDenied: denied } = settings;
	if (allowed === null && denied.length === 0) return null;
	if (order.shipTo === null) {
		return {
			code: 'country_unknown',
			category: 'policy',
			message: `Etsy does not tell where order ${order.receiptId} goes, so your rule for countries cannot be kept.`,
			hint: 'Look where it goes at the printer or on Etsy, then approve it.',
			fields: ['shipTo.countryCode'],
			canApprove: true,
		};
	}
	const code = normaliseAddress(order.shipTo).countryCode;
	if (!denied.includes(code) && (allowed === null || allowed.includes(code))) return null;
	// The code itself would be a part of the buyer's address in a table.
	return {
		code: 'country_not_allowed',
		category: 'policy',
		message: `Etsy order ${order.receiptId} goes to a country that your settings leave out.`,
		hint: 'Approve it, or change countries_allowed and countries_denied in POD Settings.',
		fields: ['shipTo.countryCode'],
		canApprove: true,
		facts: 'country',
	};
};
