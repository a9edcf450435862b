import { isInDoubt } from './supplier-books';
import type { Truth } from './truth-types';

type Finding = readonly [
	name: 'supplierTwice' | 'supplierNotTold' | 'wrongMaker' | 'doubtWithoutCause',
	text: string,
];

/** Orders and lines that a supplier was told of more than once: that is never right. */
function twice({ suppliers }: Truth): Finding[] {
	const seen = new Set<string>();
	const findings: Finding[] = [];
	for (const { supplier, number, lines } of suppliers.told) {
		for (const { lineId } of lines) {
			if (seen.has(lineId)) {
				findings.push(['supplierTwice', `Line ${lineId} at ${supplier}, again as ${number}`]);
			}
			seen.add(lineId);
		}
	}
	return findings;
}

/**
 * Lines of suppliers that nobody was told of, and nothing says why.
 * @param mayWait whether an order waits for a person, or has ended
 */
function notTold(truth: Truth, mayWait: (receiptId: string) => boolean): Finding[] {
	const { suppliers, supplierOf, etsy, books } = truth;
	const told = new Set(suppliers.told.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)));
	const doubtful = new Set(
		books.ledger.filter(isInDoubt).flatMap(({ lineIds }) => String(lineIds).split(',')),
	);
	return etsy
		.filter(({ hasArrived, isPaid, receiptId }) => {
			return hasArrived && isPaid && !mayWait(String(receiptId));
		})
		.flatMap(({ lines }) => lines)
		.filter(({ sku, transactionId }) => {
			const lineId = String(transactionId);
			return supplierOf.has(sku) && !told.has(lineId) && !doubtful.has(lineId);
		})
		.map(({ sku, transactionId }) => {
			return ['supplierNotTold', `Line ${transactionId} (${sku}): ${supplierOf.get(sku)}`];
		});
}

/** Lines at a printer that a supplier sends, and the other way round. */
function wrongMaker({ books, supplierOf, etsy }: Truth): Finding[] {
	const skus = new Map(
		etsy.flatMap(({ lines }) => lines.map((one) => [String(one.transactionId), one.sku] as const)),
	);
	const names = new Set(supplierOf.values());
	return books.printed.flatMap(({ provider, lineId }): Finding[] => {
		const supplier = supplierOf.get(skus.get(lineId) ?? '');
		const isRight = supplier === undefined ? !names.has(provider) : provider === supplier;
		return isRight ? [] : [['wrongMaker', `Line ${lineId} is at ${provider}`]];
	});
}

/** Orders that a person has to ask a supplier about, though nothing happened to them. */
function needlessDoubts({ books, suppliers, mayBeUnclear }: Truth): Finding[] {
	const unexplained = books.ledger
		.filter(isInDoubt)
		.filter(({ externalId }) => !suppliers.leftUnclear.has(String(externalId)));
	if (unexplained.length <= mayBeUnclear) return [];
	return unexplained.map(({ externalId }) => ['doubtWithoutCause', String(externalId)]);
}

/** What is wrong with the lines that suppliers send. Pure. */
export function supplierFindings(truth: Truth, mayWait: (receiptId: string) => boolean): Finding[] {
	return [
		...twice(truth),
		...notTold(truth, mayWait),
		...wrongMaker(truth),
		...needlessDoubts(truth),
	];
}
