import type { OrderLine } from '../order';
import { optionsText } from './find-rows';
import { optionsMeaningKey } from './meaning/axis';
import type { Dictionary } from './meaning/dictionary';
import { plainText, wordsOf } from './meaning/fold';
import type { ApprovedAs } from './row';

/** Titles are polished all the time; one that keeps less than this of its words is another one. */
const KEPT = 0.4;

/** Whether a title has become another one. */
export function isOtherTitle(approved: string, now: string): boolean {
	const [before, after] = [approved, now].map((title) => new Set(wordsOf(plainText(title))));
	if (!before || !after || before.size === 0 || after.size === 0) return false;
	const kept = [...before].filter((word) => after.has(word)).length;
	return kept / Math.min(before.size, after.size) < KEPT;
}

/** What is no longer as somebody approved it, in a seller's words; null where nothing is. */
export function whatChanged(
	approved: ApprovedAs,
	now: Pick<OrderLine, 'options' | 'title'>,
	dictionary: Dictionary,
): string | null {
	if (approved.title !== '' && isOtherTitle(approved.title, now.title)) {
		return `it was approved for "${approved.title}", and the listing is now called "${now.title}"`;
	}
	const isGiven = approved.options.length > 0;
	const key = (options: ApprovedAs['options']) => optionsMeaningKey(options, dictionary);
	if (isGiven && key(approved.options) !== key(now.options)) {
		const [before, after] = [approved.options, now.options].map(optionsText);
		return `it was approved for ${before}, and the order says ${after || 'no options'}`;
	}
	return null;
}
