import { parseExternalId } from '../external-id';

/** A file that is printed on a saved product. */
export interface PrintedFile {
	fileId: string;
	/** What the printer's library calls it; empty where it does not say. */
	name: string;
}

/** A product that a printer has saved, as far as cleaning up needs it. No buyer data. */
export interface SavedProduct {
	providerProductId: string;
	title: string;
	skus: string[];
	/** ISO 8601; empty where the printer does not say. */
	createdAt: string;
	/** Whether it is, or is being put, into a shop where buyers see it. */
	isInShop: boolean;
	/** Undefined where it could not be read. */
	files: PrintedFile[] | undefined;
}

/** Which products of personalised lines may go. */
export interface CleanUpRules {
	/** The Etsy shop whose orders are meant. */
	shopId: string;
	/** ISO 8601: only what was made before. */
	before: string;
	/** Numbers of the Etsy orders that are open, under way, or have not ended long enough ago. */
	needed: ReadonlySet<string>;
	/** Ids of the files with which further orders may be made. */
	heldFiles: ReadonlySet<string>;
}

/** A product to delete, and the files to put away before it. */
export interface ToDelete {
	product: SavedProduct;
	archive: string[];
}

/** What is to be done with a list of saved products. */
export interface CleanUpChoice {
	remove: ToDelete[];
	/** How many may go, but not in this run. */
	later: number;
	/** How many products of personalised lines stay for now. */
	kept: number;
}

const HASH = '[0-9a-f]{8}';
const SHAPE = new RegExp(`^(.+)-(\\d+)-${HASH}$`);
/** What Render calls a file and Transfer adds to it: twice the same hash, which nobody types. */
const RENDERED = /^([0-9a-f]{12})[0-9a-f]{4}-\1\.png$/;

/**
 * What the product of a personalised line is called, and found by.
 * @param hash of what is printed on what, eight hexadecimal digits
 */
export function lineProductTitle(externalId: string, lineId: string, hash: string): string {
	return `${externalId}-${lineId}-${hash}`;
}

/** Takes such a title apart; null for any other title. */
export function parseLineProductTitle(
	title: string,
): { shopId: string; receiptId: string; lineId: string } | null {
	const [, externalId = '', lineId = ''] = SHAPE.exec(title) ?? [];
	const parts = parseExternalId(externalId);
	if (parts === null || parts.n < 1) return null;
	return { shopId: parts.shopId, receiptId: parts.receiptId, lineId };
}

/** Made by us for one line: a seller's copy of it has another SKU. */
function orderOf({ title, skus, isInShop }: SavedProduct) {
	return isInShop || !skus.includes(title) ? null : parseLineProductTitle(title);
}

function mayGo(product: SavedProduct, { shopId, before, needed }: CleanUpRules): boolean {
	const order = orderOf(product);
	if (order === null || order.shopId !== shopId || needed.has(order.receiptId)) return false;
	// Where either time is not known, it is not older.
	return Date.parse(product.createdAt) < Date.parse(before);
}

const renderedFiles = ({ files = [] }: SavedProduct) =>
	files.filter(({ name }) => RENDERED.test(name)).map(({ fileId }) => fileId);

const byAge = (one: SavedProduct, other: SavedProduct) =>
	one.createdAt.localeCompare(other.createdAt) ||
	one.providerProductId.localeCompare(other.providerProductId);

/**
 * Chooses which products of personalised lines are deleted, the oldest first, and which files made
 * for buyers are put away with them. Never one that is in a shop, that the seller made, or whose
 * order is needed. A file that another product prints stays, and so does one that further orders
 * may be made with: its product waits for it, for nobody finds the file without it. Pure.
 * @param isWhole whether these are all products; otherwise nobody knows who else prints a file
 * @param most how many are deleted at once
 */
export function chooseLineProducts(
	products: readonly SavedProduct[],
	rules: CleanUpRules,
	{ isWhole, most }: { isWhole: boolean; most: number },
): CleanUpChoice {
	const old = products.filter((product) => mayGo(product, rules)).sort(byAge);
	const free = old.filter((product) =>
		renderedFiles(product).every((fileId) => !rules.heldFiles.has(fileId)),
	);
	const going = free.slice(0, most);
	const gone = new Set(going);
	const staying = products.filter((product) => !gone.has(product));
	const printed = new Set(staying.flatMap(({ files = [] }) => files.map(({ fileId }) => fileId)));
	const isKnown = isWhole && staying.every(({ files }) => files !== undefined);
	const archivable = (product: SavedProduct) =>
		isKnown ? [...new Set(renderedFiles(product))].filter((fileId) => !printed.has(fileId)) : [];
	return {
		remove: going.map((product) => ({ product, archive: archivable(product) })),
		later: old.length - going.length,
		kept: products.filter((product) => orderOf(product) !== null).length - old.length,
	};
}
