import type { Address } from '../address';
import type { Order } from '../order';

/** What must not stand in any table, prepared for the search: by its first word. */
export type BuyerWords = ReadonlyMap<string, readonly string[][]>;

/** Where a buyer's data stands. What it is, is never told. */
export interface Place {
	rowId: number;
	column: string;
	/** Why it is taken for a buyer's. */
	kind: 'known_buyer' | 'e_mail';
}

/** Shorter ones are ordinary words too often, such as a town called Of. */
const SHORTEST = 6;
const E_MAIL = /[^\s@<>,;"]+@[^\s@<>,;"]+\.[a-z]{2,}/i;
/** The seller's own addresses stand in settings that are made for them. */
const SELLERS_OWN = /^message_email_/;

function wordsOf(text: string): string[] {
	return text
		.normalize('NFC')
		.toLowerCase()
		.split(/[^\p{L}\p{N}@]+/u)
		.filter((word) => word !== '');
}

function textsOf(address: Address | null): string[] {
	if (address === null) return [];
	const { fullName, line1, line2 = '', email = '', phone = '' } = address;
	return [fullName, line1, line2, email, phone];
}

/** What the buyers of these orders told: names, addresses, answers, messages. */
export function buyerWords(orders: readonly Order[]): BuyerWords {
	const words = new Map<string, string[][]>();
	for (const order of orders) {
		const { shipTo, giftMessage = '', giftSender = '', messageFromBuyer = '' } = order;
		const answers = order.lines.flatMap(({ personalization }) =>
			personalization.map(({ answer }) => answer),
		);
		const texts = [...textsOf(shipTo), ...answers, giftMessage, giftSender, messageFromBuyer];
		for (const text of texts) {
			const parts = wordsOf(text);
			const [first] = parts;
			// A number alone, or a word of every day, would be found in any row of ids.
			const isTelling =
				parts.join('').length >= SHORTEST && parts.some((part) => /\p{L}/u.test(part));
			if (first === undefined || !isTelling || (parts.length === 1 && !text.includes('@')))
				continue;
			words.set(first, [...(words.get(first) ?? []), parts]);
		}
	}
	return words;
}

function holds(text: string, words: BuyerWords): boolean {
	const parts = wordsOf(text);
	return parts.some((part, at) =>
		(words.get(part) ?? []).some((needle) => needle.every((word, n) => parts[at + n] === word)),
	);
}

/**
 * Looks through rows for what buyers told, and for anything that is built like an e-mail address.
 * One pass over the cells, however many buyers there are. Pure.
 */
export function findBuyerData(
	rows: ReadonlyArray<Readonly<Record<string, unknown>>>,
	words: BuyerWords,
): Place[] {
	const places: Place[] = [];
	for (const row of rows) {
		if (SELLERS_OWN.test(String(row.name ?? ''))) continue;
		for (const [column, value] of Object.entries(row)) {
			if (typeof value !== 'string' || value === '') continue;
			const kind = holds(value, words) ? 'known_buyer' : E_MAIL.test(value) ? 'e_mail' : null;
			if (kind !== null) places.push({ rowId: Number(row.id ?? 0) || 0, column, kind });
		}
	}
	return places;
}
