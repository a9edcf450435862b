import type { Money } from '../money';
import { serviceLabel } from '../provider';
import type { LineSource, ProviderOrder, ProviderOrderRequestLine } from '../provider-order';
import type { OrderStatus } from '../status';

/** What we expect the printer's own connection to Etsy to have made. */
export interface ExpectedImport {
	provider: string;
	receiptId: string;
	lines: readonly ProviderOrderRequestLine[];
	/** ISO 8601; until then a missing order is waited for. */
	waitUntil: string;
}

/** An imported order that is as it should be. */
export interface ApprovedImport {
	providerOrderId: string;
	displayId?: string;
	status: OrderStatus;
	/** Whether it waits for somebody to start its production; else it is on its way already. */
	submit: boolean;
	total?: Money;
}

/** What becomes of an order that the printer imports. */
export type ImportVerdict =
	| { verdict: 'approve'; orders: ApprovedImport[] }
	| {
			verdict: 'hold';
			code: 'import_differs' | 'import_needs_action' | 'import_stopped' | 'not_imported';
			message: string;
			hint: string;
			differences: string[];
			/** Whether a part of it is made already, so that there is no time to lose. */
			isInProduction: boolean;
	  }
	| { verdict: 'wait'; waitUntil: string; message: string };

const OVER: ReadonlySet<OrderStatus> = new Set(['cancelled', 'failed']);
const UNDER_WAY: ReadonlySet<OrderStatus> = new Set([
	'accepted',
	'in_production',
	'partially_shipped',
	'shipped',
	'delivered',
	'returned',
]);
const NEEDS_ACTION: ReadonlySet<OrderStatus> = new Set(['action_required', 'payment_required']);

/** What a source is called in a message, and the same for the same thing. */
function nameOf(source: LineSource): string {
	switch (source.kind) {
		case 'storeVariant':
			return `variant ${source.variantId} of product ${source.productId}`;
		case 'sku':
			return `SKU ${source.sku}`;
		case 'catalogVariant':
			return `catalog variant ${source.variantId}`;
		case 'template':
			return `variant ${source.variantId} of template ${source.templateId}`;
	}
}

type ImportedLine = ProviderOrder['lines'][number];

function isSame(source: LineSource, line: ImportedLine): boolean {
	if (source.kind === 'sku') {
		return (
			line.sku === source.sku || (line.source ? nameOf(line.source) === nameOf(source) : false)
		);
	}
	if (line.source === undefined) return false;
	if (source.kind === 'storeVariant' && line.source.kind === 'storeVariant') {
		const { productId, variantId } = line.source;
		// A printer whose variants have numbers of their own tells no product.
		if (productId === '') return variantId === source.variantId;
	}
	return nameOf(line.source) === nameOf(source);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Every difference between what should be printed and what was imported, in plain words. */
function differencesOf(
	expected: readonly ProviderOrderRequestLine[],
	lines: readonly ImportedLine[],
): string[] {
	const wanted = new Map<string, { source: LineSource; quantity: number }>();
	for (const { source, quantity } of expected) {
		const name = nameOf(source);
		const known = wanted.get(name);
		wanted.set(name, { source, quantity: quantity + (known?.quantity ?? 0) });
	}
	let left = [...lines];
	const found: string[] = [];
	for (const [name, { source, quantity }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const same = left.filter((line) => isSame(source, line));
		left = left.filter((line) => !isSame(source, line));
		const count = sum(same.map((line) => line.quantity));
		if (count === 0) found.push(`${quantity} × ${name} is missing`);
		else if (count !== quantity) found.push(`${name}: ${count} instead of ${quantity}`);
	}
	const extra = left.map((line) => {
		const name = line.sku ? `SKU ${line.sku}` : line.source ? nameOf(line.source) : undefined;
		return name
			? `${line.quantity} × ${name} is too much`
			: `${line.quantity} × something that the printer does not name`;
	});
	return [...found, ...extra.sort()];
}

function notThere(expected: ExpectedImport, now: number): ImportVerdict {
	const { provider, receiptId, waitUntil } = expected;
	const label = serviceLabel(provider);
	// A time that cannot be read is no reason to wait for ever.
	if (Date.parse(waitUntil) > now) {
		const minutes = Math.ceil((Date.parse(waitUntil) - now) / 60_000);
		const message = `${label} has not imported Etsy order ${receiptId} yet. It is waited for, ${minutes} minutes more at most.`;
		return { verdict: 'wait', waitUntil, message };
	}
	return {
		verdict: 'hold',
		code: 'not_imported',
		message: `${label} has not imported Etsy order ${receiptId}.`,
		hint: `Look in ${label} whether the shop is still connected to Etsy and the listing is linked there.`,
		differences: [],
		isInProduction: false,
	};
}

/**
 * Compares what the printer's own connection to Etsy made of an order with our map: the same
 * things in the same numbers are let go, anything else waits for a person.
 * @param found the printer's orders of this Etsy order, as far as there are any
 * @param now epoch milliseconds
 */
export function compareImported(
	expected: ExpectedImport,
	found: readonly ProviderOrder[],
	now: number,
): ImportVerdict {
	const { provider, receiptId, lines } = expected;
	const label = serviceLabel(provider);
	const orders = [...found].sort((a, b) => (a.providerOrderId < b.providerOrderId ? -1 : 1));
	if (orders.length === 0) return notThere(expected, now);
	const alive = orders.filter(({ status }) => !OVER.has(status));
	const hold = { verdict: 'hold' as const, differences: [] as string[], isInProduction: false };
	const names = orders.map(({ displayId, providerOrderId }) => displayId ?? providerOrderId);
	if (alive.length === 0) {
		return {
			...hold,
			code: 'import_stopped',
			message: `${label} order ${names.join(', ')} of Etsy order ${receiptId} is ${orders[0]?.status ?? 'over'}: nothing is printed.`,
			hint: `If it shall be printed after all, order it at ${label} by hand.`,
		};
	}
	const isInProduction = alive.some(({ status }) => UNDER_WAY.has(status));
	const imported = alive.flatMap((order) => order.lines).filter(({ status }) => !OVER.has(status));
	const differences = differencesOf(lines, imported);
	if (differences.length > 0) {
		return {
			...hold,
			code: 'import_differs',
			message: `${label} order ${names.join(', ')} is not what Etsy order ${receiptId} should be: ${differences.join('; ')}.`,
			hint: isInProduction
				? `It is in production already: call ${label} at once. Then correct the listing there or POD Variant Map.`
				: `Correct the order at ${label}, or the row in POD Variant Map if that is wrong.`,
			differences,
			isInProduction,
		};
	}
	const stuck = alive.find(({ status }) => NEEDS_ACTION.has(status));
	if (stuck) {
		return {
			...hold,
			code: 'import_needs_action',
			message: `${label} order ${stuck.displayId ?? stuck.providerOrderId} of Etsy order ${receiptId} waits for you there (${stuck.reason ?? stuck.rawStatus}).`,
			hint: `Open it at ${label} and do what it asks for.`,
			isInProduction,
		};
	}
	return {
		verdict: 'approve',
		orders: alive.map(({ providerOrderId, displayId, status, costs }) => ({
			providerOrderId,
			...(displayId ? { displayId } : {}),
			status,
			submit: !UNDER_WAY.has(status),
			...(costs.total ? { total: costs.total } : {}),
		})),
	};
}
