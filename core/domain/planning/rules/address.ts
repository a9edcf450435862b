import { addressProblems, normaliseAddress } from '../../address';
import type { OrderRule } from './rule';

/** A parcel needs an address, unless the printer's own connection to Etsy has it. */
export const address: OrderRule = ({ order, route }) => {
	if (route === 'provider_imported') return null;
	if (order.shipTo === null) {
		return {
			code: 'address_hidden',
			category: 'permission',
			message: `Etsy does not give this key the address of order ${order.receiptId}.`,
			hint: 'Order it by hand at the printer, or connect the shop to the printer and set route to auto in POD Settings; docs/credentials/etsy.md says which keys see addresses.',
			fields: ['shipTo'],
		};
	}
	const problems = addressProblems(normaliseAddress(order.shipTo));
	if (problems.length === 0) return null;
	return {
		code: 'address_incomplete',
		category: 'validation',
		message: `The address of Etsy order ${order.receiptId} cannot be used: ${problems
			.map((problem) => problem.message)
			.join(' ')}`,
		hint: 'Ask the buyer to correct the address on Etsy. The next sync picks the order up.',
		fields: problems.map((problem) => `shipTo.${problem.field}`),
	};
};
