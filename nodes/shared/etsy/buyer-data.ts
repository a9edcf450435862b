import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Order } from '../../../core/domain/order';
import { toJson } from '../to-json';

/** The option to read orders without what is known of the buyer. */
export const leaveOutBuyerDataOption: INodeProperties = {
	displayName: 'Leave Out Buyer Data',
	name: 'leaveOutBuyerData',
	type: 'boolean',
	default: false,
	description:
		'Whether to leave out address, messages and personalization. The field "hasAddress" then tells whether Etsy gave an address.',
};

/** What is left of an order without its buyer, and what was there. */
export interface OrderWithoutBuyer extends Order {
	buyerDataLeftOut: true;
	hasAddress: boolean;
	hasGiftMessage: boolean;
	hasMessageFromBuyer: boolean;
	hasPersonalization: boolean;
}

/**
 * Takes out all that is the buyer's: address, e-mail, messages, answers to personalisation
 * questions. What remains says so, because a missing address would otherwise read as one that Etsy
 * hides.
 */
export function withoutBuyerData(order: Order): OrderWithoutBuyer {
	const { giftMessage, giftSender, messageFromBuyer, ...rest } = order;
	return {
		...rest,
		shipTo: null,
		lines: order.lines.map((line) => ({ ...line, personalization: [] })),
		buyerDataLeftOut: true,
		hasAddress: order.shipTo !== null,
		hasGiftMessage: giftMessage !== undefined || giftSender !== undefined,
		hasMessageFromBuyer: messageFromBuyer !== undefined,
		hasPersonalization: order.lines.some((line) => line.personalization.length > 0),
	};
}

/**
 * An order as an item's JSON.
 * @param leaveOut see {@link withoutBuyerData}
 */
export function orderToJson(order: Order, leaveOut: boolean): IDataObject {
	return toJson(leaveOut ? withoutBuyerData(order) : order);
}
