import { serviceLabel, type Provider } from '../provider';

/** What a run did, in numbers. */
export interface CleanUpFigures {
	provider: Provider;
	isDryRun: boolean;
	/** How many pages and products were read, of how many products. */
	pages: number;
	read: number;
	total: number;
	isWhole: boolean;
	/** How many products of ended orders were found; deleted; not deleted though it was tried. */
	mayGo: number;
	deleted: number;
	failed: number;
	/** How many files were put away. */
	archived: number;
	/** How many products of orders that are needed stay. */
	kept: number;
}

function counted(n: number, one: string, more: string): string {
	return n === 1 ? `1 ${one}` : `${n} ${more}`;
}

const products = (n: number) =>
	counted(n, 'print product of an ended order', 'print products of ended orders');

/** Says in one line what was cleaned up, what was not, and what becomes of that. Pure. */
export function cleanUpWords(figures: CleanUpFigures): string {
	const { provider, isDryRun, mayGo, deleted, failed, archived, isWhole, read, total } = figures;
	const label = serviceLabel(provider);
	const later = mayGo - deleted - failed;
	const was = (n: number) => (n === 1 ? 'was' : 'were');
	const parts = isDryRun
		? [`${products(mayGo)} would be deleted; this was a dry run`]
		: [
				`${products(deleted)} ${was(deleted)} deleted`,
				...(failed > 0 ? [`${failed} could not be, and will be tried again in the next run`] : []),
				...(later > 0 ? [`${later} ${later === 1 ? 'is' : 'are'} left for the next runs`] : []),
				...(archived > 0
					? [`${counted(archived, 'file', 'files')} made for buyers ${was(archived)} archived`]
					: []),
			];
	const part = isWhole
		? ''
		: ` Of ${total} products there ${read} were looked through; others come next time, and no file is archived until all are looked through in one run.`;
	return `${label}: ${parts.join('; ')}.${part}`;
}
