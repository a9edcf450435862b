/** One piece of work at a printer: an Etsy line and how often it is printed. */
export interface PrintedLine {
	provider: string;
	lineId: string;
	quantity: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Where each sandbox keeps the lines of an order, their Etsy line and their number of pieces. */
const SHAPES: Readonly<
	Record<string, { lines: string; lineId: (line: Json) => unknown; quantity: string }>
> = {
	gelato: { lines: 'items', lineId: (line) => line.itemReferenceId, quantity: 'quantity' },
	gooten: { lines: 'Items', lineId: (line) => line.SourceId, quantity: 'Quantity' },
	printful: { lines: 'items', lineId: (line) => line.external_id, quantity: 'quantity' },
	printify: {
		lines: 'line_items',
		lineId: ({ metadata }) => (metadata as Json | undefined)?.external_id,
		quantity: 'quantity',
	},
	prodigi: { lines: 'items', lineId: (line) => line.merchantReference, quantity: 'copies' },
};

/**
 * What every printer of the sandbox was really told to print.
 * @param state the sandbox's state, by service; see `state()` in `sandbox/<printer>/index.ts`
 */
export function printedLines(state: Json): PrintedLine[] {
	return Object.entries(SHAPES).flatMap(([provider, { lines, lineId, quantity }]) => {
		const { orders = [] } = (state[provider] ?? {}) as { orders?: Json[] };
		return orders.flatMap((order) =>
			((order[lines] ?? []) as Json[]).map((line) => ({
				provider,
				lineId: String(lineId(line) ?? ''),
				quantity: Number(line[quantity]),
			})),
		);
	});
}
