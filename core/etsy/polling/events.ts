/** What a user can ask the trigger for. */
export const EVENT_KINDS = [
	'listingSoldOutOrExpired',
	'newReview',
	'orderAboutToBeLate',
	'orderCancelledOrRefunded',
	'orderChanged',
	'orderPaid',
] as const;
/** One of {@link EVENT_KINDS}. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** What an event says happened; two kinds have two types each. */
export type EventType =
	| 'listingExpired'
	| 'listingSoldOut'
	| 'newReview'
	| 'orderAboutToBeLate'
	| 'orderCancelled'
	| 'orderChanged'
	| 'orderPaid'
	| 'orderRefunded';

/** One thing that happened on Etsy. */
export interface EtsyEvent {
	type: EventType;
	/** The same each time the same thing is seen, also after a restart. */
	id: string;
	/** When it happened by Etsy's clock, ISO 8601; the best that Etsy tells. */
	at: string;
}

const KIND_OF: Readonly<Record<EventType, EventKind>> = {
	listingExpired: 'listingSoldOutOrExpired',
	listingSoldOut: 'listingSoldOutOrExpired',
	newReview: 'newReview',
	orderAboutToBeLate: 'orderAboutToBeLate',
	orderCancelled: 'orderCancelledOrRefunded',
	orderChanged: 'orderChanged',
	orderPaid: 'orderPaid',
	orderRefunded: 'orderCancelledOrRefunded',
};

/** What a user asked for to get this type. */
export function kindOf(type: EventType): EventKind {
	return KIND_OF[type];
}

/**
 * Makes an event with its id, which is `type:parts`, so that nothing but what Etsy shows goes in.
 * @param second epoch seconds
 */
export function makeEvent(
	type: EventType,
	second: number,
	...parts: Array<string | number>
): EtsyEvent {
	return {
		type,
		id: [type, ...parts].join(':'),
		at: new Date(second * 1000).toISOString(),
	};
}
