import { timesPieces, type Money } from './money';
import type { Order, OrderLine } from './order';

/** One line with the facts of its order; the line's own date of shipping counts. */
export type LineOfOrder<Facts extends Order> = Omit<Facts, 'lines'> &
	OrderLine & {
		/** Its place in the order, counted from 1. */
		lineNumber: number;
		/** How many lines the order has. */
		lineCount: number;
		/** Price of one piece times the number of pieces, before discounts of the order. */
		lineTotal: Money;
	};

/** Takes an order apart into its lines, each with everything that is known of the order. Pure. */
export function toOrderLines<Facts extends Order>(order: Facts): Array<LineOfOrder<Facts>> {
	const { lines, ...facts } = order;
	return lines.map((line, index) => ({
		...facts,
		...line,
		expectedShipDate: line.expectedShipDate,
		lineNumber: index + 1,
		lineCount: lines.length,
		lineTotal: timesPieces(line.price, line.quantity),
	}));
}
