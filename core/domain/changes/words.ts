import { sentence, type Failure, type FailureCategory } from '../failure';
import { formatMoney, type Money } from '../money';
import { serviceLabel } from '../provider';
import type { ProviderOrder } from '../provider-order';
import type { ChangeKind } from './plan-changes';

/** Why something could not be done at the printer; see `core/providers/changes/attempt.ts`. */
export type LateReason = 'gone' | 'not_offered' | 'refused' | 'sent';

/** What a seller reads about a change, in whole sentences, without a word of the buyer. */
export interface ChangeWords {
	code: string;
	category: FailureCategory;
	message: string;
	hint: string;
}

/** What there is to tell of an order. */
export interface ToldOrder {
	receiptId: string;
	provider: string;
	providerOrderId: string;
	/** What the ledger says that it costs. */
	cost?: Money;
	/** As the printer shows it, where it could be asked. */
	order?: ProviderOrder;
}

function nameOf({ provider, providerOrderId, order }: ToldOrder): string {
	return `${serviceLabel(provider)} order ${order?.displayId ?? providerOrderId}`;
}

/** What it costs the seller, as a sentence with a blank before; empty where nobody knows. */
function costs({ provider, cost, order }: ToldOrder): string {
	const total = order?.costs.total ?? cost;
	return total ? ` It costs you ${formatMoney(total)} at ${serviceLabel(provider)}.` : '';
}

function reason(told: ToldOrder, why: LateReason, failure: Failure | undefined): string {
	const printer = serviceLabel(told.provider);
	switch (why) {
		case 'sent':
			return `${printer} has sent it already.`;
		case 'not_offered':
			return `${printer} does not let this pack do that.`;
		case 'gone':
			return `${printer} does not know the order: it was deleted there, or it is in another shop than your credential names.`;
		case 'refused':
			return failure ? sentence(failure.message) : `${printer} refused it.`;
	}
}

/** The order was cancelled on Etsy, and the printer makes it all the same. */
export function cannotStop(told: ToldOrder, why: LateReason, failure?: Failure): ChangeWords {
	const { receiptId, provider } = told;
	const printer = serviceLabel(provider);
	return {
		code: why === 'sent' ? 'cancelled_after_sending' : 'cannot_be_stopped',
		category: 'conflict',
		message: `Etsy order ${receiptId} was cancelled or refunded, and it cannot be stopped any more (${nameOf(told)}). ${reason(told, why, failure)}${costs(told)}`,
		hint:
			why === 'sent'
				? 'The parcel is on its way: agree with the buyer what happens to it.'
				: `Write to the support of ${printer} at once if it must not be made or sent. Stop it there by hand where its dashboard lets you.`,
	};
}

/** The address changed, and the printer sends it to the old one. */
export function cannotMove(told: ToldOrder, why: LateReason, failure?: Failure): ChangeWords {
	const { receiptId, provider } = told;
	const printer = serviceLabel(provider);
	return {
		code: 'address_changed',
		category: 'conflict',
		message: `The address of Etsy order ${receiptId} was changed after it had been ordered, and the printer cannot change it by this pack any more (${nameOf(told)}). ${reason(told, why, failure)}${costs(told)}`,
		hint:
			why === 'sent'
				? 'The parcel goes to the old address: tell the buyer, and ask the carrier to redirect it.'
				: `Open the order at ${printer} and change the address there, or ask its support at once. If that is not possible, cancel it there and order it again by hand.`,
	};
}

/** What the buyer changed that no printer takes over by itself. */
const ONLY_TOLD: Readonly<
	Record<
		Exclude<ChangeKind, 'address' | 'cancel'>,
		readonly [code: string, what: string, hint: string]
	>
> = {
	lines: [
		'lines_changed',
		'What the buyer chose or wrote on Etsy order {order} was changed after it had been ordered',
		'Compare the order on Etsy with the one at {printer}. If the change matters, stop it at {printer} at once and order it again by hand.',
	],
	message: [
		'message_changed',
		'The message of the buyer of Etsy order {order} was changed after it had been ordered',
		'Read it on etsy.com. If it changes what is to be made, stop the order at {printer} at once and order it again by hand.',
	],
	refund: [
		'refunded_in_part',
		'Part of the money for Etsy order {order} was paid back after it had been ordered',
		'Etsy does not tell for which line. Look at the order on etsy.com; if a piece shall not be made, ask {printer} at once to take it out or to stop the order.',
	],
};

/** A change that a person has to look at. */
export function onlyTold(kind: keyof typeof ONLY_TOLD, told: ToldOrder): ChangeWords {
	const [code, what, hint] = ONLY_TOLD[kind];
	const fill = (text: string) =>
		text.replaceAll('{order}', told.receiptId).replaceAll('{printer}', serviceLabel(told.provider));
	return {
		code,
		category: 'conflict',
		message: `${fill(what)} (${nameOf(told)}).${costs(told)}`,
		hint: fill(hint),
	};
}

/** A try that failed and is made again by itself. */
export function triedAgain(kind: 'address' | 'cancel', told: ToldOrder, why: Failure): ChangeWords {
	const { receiptId } = told;
	const what =
		kind === 'cancel'
			? `Etsy order ${receiptId} was cancelled or refunded, and stopping it has not worked yet`
			: `The address of Etsy order ${receiptId} was changed, and sending it on has not worked yet`;
	return {
		code: why.code ?? why.category,
		category: why.category,
		message: `${what} (${nameOf(told)}). ${sentence(why.message)}`,
		hint: `It is tried again at every run. ${sentence(why.hint)}`,
	};
}
