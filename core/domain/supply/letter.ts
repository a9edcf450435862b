import type { Address } from '../address';
import type { ResolvedLine, ResolvedOrder } from '../variant-map/resolve';

/** What a supplier gets of an order: its lines and where they go, and nothing else of the buyer. */
export interface Letter {
	subject: string;
	text: string;
	/** For suppliers that take orders by HTTP. */
	body: SupplierBody;
	/** One row of a sheet. */
	cells: Readonly<Record<string, string>>;
}

interface BodyLine {
	lineId: string;
	sku: string;
	title: string;
	quantity: number;
	options: Array<{ name: string; value: string }>;
	personalization: Array<{ question: string; answer: string }>;
}

/** An order as JSON. `number` is the same at every try: a supplier can drop doubles by it. */
export interface SupplierBody {
	number: string;
	etsyOrder: string;
	shipBy: string;
	isGift: boolean;
	lines: BodyLine[];
	shipTo: Omit<Address, 'email'>;
}

function bodyLine({ lineId, sku = '', title, quantity, ...line }: ResolvedLine): BodyLine {
	const options = line.options.map(({ name, value }) => ({ name, value }));
	const said = line.personalization.map(({ question, answer }) => ({ question, answer }));
	return { lineId, sku, title, quantity, options, personalization: said };
}

function addressLines(to: Omit<Address, 'email'>): string[] {
	const town = [to.postalCode, to.city, to.stateCode].filter(Boolean).join(' ');
	const phone = to.phone ? `Phone: ${to.phone}` : undefined;
	return [to.fullName, to.company, to.line1, to.line2, town, to.countryCode, phone].filter(
		(line): line is string => Boolean(line),
	);
}

function itemLines({ quantity, title, sku, options, personalization }: BodyLine): string[] {
	return [
		`${quantity} x ${title}`,
		...(sku ? [`   SKU: ${sku}`] : []),
		...options.map(({ name, value }) => `   ${name}: ${value}`),
		...personalization.map(({ question, answer }) => `   ${question}: ${answer}`),
	];
}

/**
 * Writes what a supplier gets of an order.
 * @param lines the lines that are the supplier's
 * @param to as `normaliseAddress` leaves it; the buyer's e-mail address does not go along
 */
export function letterFor(
	order: ResolvedOrder,
	externalId: string,
	lines: readonly ResolvedLine[],
	address: Address,
	shipBy: string,
): Letter {
	const to: Address = { ...address };
	delete to.email;
	const body: SupplierBody = {
		number: externalId,
		etsyOrder: order.receiptId,
		shipBy,
		isGift: order.isGift,
		lines: lines.map(bodyLine),
		shipTo: to,
	};
	const day = shipBy.slice(0, 10);
	const items = body.lines.map(itemLines);
	const wishes = [
		...(day ? [`Please send it by ${day}.`] : []),
		...(order.isGift ? ['It is a gift: please put no prices into the parcel.'] : []),
	];
	const text = [
		`Please send this order. Our number: ${externalId}`,
		...items.map((item) => item.join('\n')),
		['Ship to:', ...addressLines(to)].join('\n'),
		[...wishes, 'Please tell us the tracking number, with our number.'].join('\n'),
	].join('\n\n');
	return {
		subject: `Order ${externalId}`,
		text,
		body,
		cells: {
			Number: externalId,
			'Etsy order': order.receiptId,
			Items: items.map((item) => item.map((line) => line.trim()).join(', ')).join('\n'),
			'Ship to': addressLines(to).join('\n'),
			Country: to.countryCode,
			'Send by': day,
			Gift: order.isGift ? 'yes' : 'no',
		},
	};
}
