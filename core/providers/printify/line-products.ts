import { createHash } from 'crypto';
import { failure, type Failure } from '../../domain/failure';
import type { Money } from '../../domain/money';
import type {
	LineSource,
	ProviderOrderRequest,
	ProviderOrderRequestLine,
} from '../../domain/provider-order';
import type { ProviderProduct } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import { lineProductTitle } from '../../domain/retention/line-products';
import { createProduct } from './create-product';
import type { PrintifyDeps } from './deps';
import { DEFAULT_CURRENCY } from './from-printify';
import { listProducts } from './products';

type CatalogVariant = Extract<LineSource, { kind: 'catalogVariant' }>;

/** Printify wants a price of every product; nobody buys this one by it. */
const STAND_IN: Money = { amountMinor: 9999, currency: DEFAULT_CURRENCY };
/** Hexadecimal digits: enough to tell the few files apart that one line can have had. */
const HASH_LENGTH = 8;

/** A line of a blank with a file of the library, which no order of Printify's can name. */
function needsProduct({ source }: ProviderOrderRequestLine): boolean {
	return (
		source.kind === 'catalogVariant' && source.files.some(({ fileId }) => fileId !== undefined)
	);
}

/**
 * What the product of a line is called, and found by: the line, and a hash of what is printed on
 * what. A line whose file has changed gets another name, so that an old file is never printed.
 * No buyer data.
 */
export function lineProductName(
	{ externalId }: Pick<ProviderOrderRequest, 'externalId'>,
	{ lineId }: Pick<ProviderOrderRequestLine, 'lineId'>,
	{ productId, makerId, variantId, files }: CatalogVariant,
): string {
	const printed = files.map(({ fileId, url, placement, position }) => [
		...[fileId ?? '', fileId === undefined ? url : '', placement],
		...(position ? [position.x, position.y, position.scale, position.angle ?? 0] : []),
	]);
	const hash = createHash('sha256')
		.update(JSON.stringify([productId, makerId, variantId, printed]))
		.digest('hex');
	return lineProductTitle(externalId, lineId, hash.slice(0, HASH_LENGTH));
}

/**
 * The products that Printify needs for lines with a file of their own: its orders name files by
 * address only, and its library gives out none (facts/printify.md 7, 9). Each line gets a saved
 * product of its own, which is never published. Make one per node execution.
 */
export class LineProducts {
	private list: Promise<Result<ProviderProduct[]>> | undefined;

	constructor(private readonly deps: PrintifyDeps) {}

	/** The same order as far as it can be checked before anything is saved. */
	static standIns(request: ProviderOrderRequest): ProviderOrderRequest {
		return { ...request, lines: request.lines.map((line) => ordersFrom(line, '-')) };
	}

	/**
	 * Puts a saved product in the place of each file of the library. One call a line.
	 * @param mustLook whether an earlier try may have saved products: then those of the shop are
	 *   looked through first, one call fifty, once a node execution
	 * @returns a retryable failure where it is not clear whether a product was saved; nothing was
	 *   ordered then
	 */
	async put(
		request: ProviderOrderRequest,
		mustLook: boolean,
	): Promise<Result<ProviderOrderRequest>> {
		const lines: ProviderOrderRequestLine[] = [];
		for (const [index, line] of request.lines.entries()) {
			const { source } = line;
			if (source.kind !== 'catalogVariant' || !needsProduct(line)) {
				lines.push(line);
				continue;
			}
			const name = lineProductName(request, line, source);
			const product = await this.productFor(name, line, source, mustLook);
			if (!product.ok) return fail(of(product.failure, index));
			lines.push(ordersFrom(line, product.value));
		}
		return ok({ ...request, lines });
	}

	private async productFor(
		name: string,
		{ retailPrice }: ProviderOrderRequestLine,
		{ productId, makerId, variantId, files }: CatalogVariant,
		mustLook: boolean,
	): Promise<Result<string>> {
		const before = mustLook ? await this.find(name) : ok(undefined);
		if (!before.ok) return before;
		if (before.value !== undefined) return ok(before.value);
		const isDollars = retailPrice?.currency === DEFAULT_CURRENCY && retailPrice.amountMinor > 0;
		const made = await createProduct(this.deps, {
			title: name,
			description:
				'Saved for one personalised order line. Not for sale: do not publish it. It can be deleted once the order is shipped.',
			...{ productId, makerId, files },
			variants: [{ variantId, sku: name, retailPrice: isDollars ? retailPrice : STAND_IN }],
		});
		if (made.ok) return ok(made.value.providerProductId);
		if (!mayHaveWorked(made.failure)) return made;
		this.list = undefined;
		const after = await this.find(name);
		if (after.ok && after.value !== undefined) return ok(after.value);
		return fail(unclear(made.failure));
	}

	private async find(name: string): Promise<Result<string | undefined>> {
		this.list ??= listProducts(this.deps, {});
		const list = this.list;
		const products = await list;
		if (!products.ok) {
			if (this.list === list) this.list = undefined;
			return products;
		}
		const found = products.value.find(
			({ title, variants }) => title === name || variants.some(({ sku }) => sku === name),
		);
		return ok(found?.providerProductId);
	}
}

function ordersFrom(line: ProviderOrderRequestLine, productId: string): ProviderOrderRequestLine {
	const { source } = line;
	if (source.kind !== 'catalogVariant' || !needsProduct(line)) return line;
	return { ...line, source: { kind: 'storeVariant', productId, variantId: source.variantId } };
}

/** An answer of success that could not be read means that the product was saved all the same. */
function mayHaveWorked({ category, httpStatus }: Failure): boolean {
	return category === 'unclear' || (httpStatus !== undefined && httpStatus < 300);
}

function of(why: Failure, index: number): Failure {
	return { ...why, operation: 'order:create', fields: [`lines[${index}].source`] };
}

/** Not `unclear`: whatever became of the product, no order was sent. */
function unclear(last: Failure): Failure {
	return failure({
		...last,
		category: 'service_down',
		retryable: true,
		message:
			'Printify did not answer clearly when the product of a personalised line was saved, so nothing was ordered.',
		hint: 'The next try looks for the product before it saves one.',
	});
}
