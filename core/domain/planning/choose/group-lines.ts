import type { Provider } from '../../provider';
import type { MappedChoice } from '../../variant-map/choice';
import type { OpenLine } from '../plan-types';
import { candidatesOf, type Candidate, type ChooseRules } from './candidates';

/** A printer that can make all lines of a group. */
export interface GroupOption {
	provider: Provider;
	/** By line, in the order of the group's lines. */
	choices: MappedChoice[];
	/** The sum of its places in the lines' orders of preference: less is liked better. */
	rank: number;
	doubtful: string;
}

/** Lines that go to one printer together, and the printers that can make all of them. */
export interface LineGroup {
	items: OpenLine[];
	options: GroupOption[];
	/** Why other printers of the map get nothing now. */
	blocked: Array<{ provider: Provider; note: string; mayNotStart?: true }>;
}

interface LineOptions {
	item: OpenLine;
	candidates: Candidate[];
}

function unique<T>(items: readonly T[]): T[] {
	return [...new Set(items)];
}

function toGroup(lines: readonly LineOptions[]): LineGroup {
	const all = lines.map(({ candidates }) => candidates);
	const providers = unique(all.flat().map(({ choice }) => choice.provider)).sort();
	const options: GroupOption[] = [];
	const blocked: LineGroup['blocked'] = [];
	for (const provider of providers) {
		const found = all.map((list) => list.find(({ choice }) => choice.provider === provider));
		const why = found.find((one) => one !== undefined && one.blocked !== '');
		if (why) {
			const { blocked: note, mayNotStart } = why;
			blocked.push({ provider, note, ...(mayNotStart ? { mayNotStart } : {}) });
		} else if (found.every((one): one is Candidate => one !== undefined)) {
			const doubts = found.map(({ doubtful }) => doubtful).filter((text) => text !== '');
			options.push({
				provider,
				choices: found.map(({ choice }) => choice),
				rank: found.reduce((sum, { rank }) => sum + rank, 0),
				doubtful: unique(doubts)[0] ?? '',
			});
		}
	}
	const byLiking = (a: GroupOption, b: GroupOption) =>
		a.rank - b.rank || (a.provider < b.provider ? -1 : 1);
	return { items: lines.map(({ item }) => item), options: options.sort(byLiking), blocked };
}

/**
 * Puts lines together that are given to a printer together: those that the same printers can make;
 * with `keepLinesTogether` all of them, where one printer can make all. A line whose earlier try
 * may have worked stays with the printer that was asked.
 * @returns groups in a fixed order; one without options holds lines that no printer can make now
 */
export function groupLines(items: readonly OpenLine[], rules: ChooseRules): LineGroup[] {
	const { settings } = rules;
	const lines = [...items]
		.sort((a, b) => (a.line.lineId < b.line.lineId ? -1 : 1))
		.map((item) => ({ item, candidates: candidatesOf(item, rules) }));
	const free = lines.filter(({ item }) => !item.inDoubt);
	const together = settings.keepLinesTogether && free.length > 1 ? toGroup(free) : null;
	const isOne = together !== null && together.options.length > 0;

	const byKey = new Map<string, LineOptions[]>();
	for (const line of lines) {
		const { item, candidates } = line;
		const usable = candidates.filter(({ blocked }) => blocked === '');
		const names = usable.map(({ choice }) => choice.provider).sort();
		const key = item.inDoubt
			? `doubt ${item.row?.externalId}`
			: isOne
				? 'all'
				: `by ${names.join()}`;
		// Lines that nobody can make are told one by one.
		const own = usable.length === 0 ? `none ${item.line.lineId}` : key;
		byKey.set(own, [...(byKey.get(own) ?? []), line]);
	}
	return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => toGroup(list));
}
