import type { Failure } from '../domain/failure';
import { ok, type Result } from '../domain/result';
import {
	chooseLineProducts,
	type CleanUpRules,
	type ToDelete,
} from '../domain/retention/line-products';
import type { CleanUpFigures } from '../domain/retention/clean-up-words';
import type { PrintProvider } from './types';

/** How far one run goes. */
export interface CleanUpLimits {
	maxPages: number;
	/** How many products are deleted at the most. */
	most: number;
	/** Only say what would go. */
	isDryRun: boolean;
	/** Epoch milliseconds. */
	now: number;
	/** Asked before each product; once it says no, the rest stays for the next run. */
	goOn(): boolean;
}

/** A product that could not be deleted. */
export interface NotDeleted {
	title: string;
	failure: Failure;
}

/** What a run did. */
export interface CleanUpReport extends CleanUpFigures {
	titles: string[];
	notDeleted: NotDeleted[];
}

const DAY = 86_400_000;
/** These say nothing of the product: after a few in a row the rest is left for the next run. */
const OF_THE_SERVICE: readonly Failure['category'][] = [
	...(['auth', 'permission', 'rate_limit', 'network', 'service_down'] as const),
];
const ENOUGH = 3;

/**
 * Deletes the saved products of personalised lines whose orders have ended, and puts the files away
 * that were made for their buyers. Each file before its product, by which alone it is found. What is
 * gone already counts as done; what fails does not stop the rest and is met again by the next run;
 * a service that answers nobody is not asked on.
 *
 * Calls: 1 a page of products, 1 a product, 1 a file.
 */
export async function cleanUpProducts(
	provider: PrintProvider,
	rules: CleanUpRules,
	{ maxPages, most, isDryRun, now, goOn }: CleanUpLimits,
): Promise<Result<CleanUpReport>> {
	const turn = Math.floor(now / DAY);
	const list = await provider.listLineProducts({ maxPages, turn });
	if (!list.ok) return list;
	const { products, total, pages, isWhole } = list.value;
	const choice = chooseLineProducts(products, rules, { isWhole, most });
	const done = isDryRun
		? { titles: choice.remove.map(({ product }) => product.title), archived: 0, notDeleted: [] }
		: await removeAll(provider, choice.remove, goOn);
	return ok({
		...{ provider: provider.name, isDryRun, pages, isWhole, total },
		...{ read: products.length, kept: choice.kept, ...done },
		deleted: isDryRun ? 0 : done.titles.length,
		mayGo: choice.remove.length + choice.later,
		failed: done.notDeleted.length,
	});
}

async function removeAll(
	provider: PrintProvider,
	remove: readonly ToDelete[],
	goOn: () => boolean,
): Promise<{ titles: string[]; archived: number; notDeleted: NotDeleted[] }> {
	const titles: string[] = [];
	const notDeleted: NotDeleted[] = [];
	const archived = new Set<string>();
	let down = 0;
	for (const { product, archive } of remove) {
		if (!goOn() || down >= ENOUGH) break;
		const files = archive.filter((fileId) => !archived.has(fileId));
		const gone = await removeOne(provider, product.providerProductId, files, archived);
		if (gone.ok) titles.push(product.title);
		else notDeleted.push({ title: product.title, failure: gone.failure });
		down = !gone.ok && OF_THE_SERVICE.includes(gone.failure.category) ? down + 1 : 0;
	}
	return { titles, archived: archived.size, notDeleted };
}

async function removeOne(
	provider: PrintProvider,
	providerProductId: string,
	files: readonly string[],
	archived: Set<string>,
): Promise<Result<true>> {
	for (const fileId of files) {
		const away = orGone(await provider.archiveFile(fileId));
		if (!away.ok) return away;
		archived.add(fileId);
	}
	return orGone(await provider.deleteProduct(providerProductId));
}

function orGone(answer: Result<true>): Result<true> {
	return !answer.ok && answer.failure.category === 'not_found' ? ok(true) : answer;
}
