import { serviceLabel } from '../../provider';
import type { MappedChoice } from '../../variant-map/choice';
import type { MappedLine } from '../../variant-map/resolve';
import type { OpenLine, PlanContext } from '../plan-types';
import { SOLD_OUT } from '../reason-codes';

/** What decides whether a printer may get a line. */
export type ChooseRules = Pick<PlanContext, 'settings' | 'startAtOnce'>;

/** Failures of an earlier try that say that a printer is down. */
const DOWN = new Set(['service_down', 'network', 'unclear']);

/** One printer that can make a line, with what speaks against it. */
export interface Candidate {
	choice: MappedChoice;
	/** Its place in the seller's order of preference. */
	rank: number;
	/** Why it gets nothing now; empty where it may. */
	blocked: string;
	/** Why another one goes first; empty where nothing speaks against it. */
	doubtful: string;
	/** Whether all that keeps it back is that the seller has not allowed it to print at once. */
	mayNotStart?: true;
}

/** What a line may be printed as, the first preferred. */
export function choicesOf(mapping: MappedLine): readonly MappedChoice[] {
	const { provider, source, rowId, cost } = mapping;
	if (mapping.choices && mapping.choices.length > 0) return mapping.choices;
	return [{ provider, source, ...(rowId ? { rowId } : {}), ...(cost ? { cost } : {}) }];
}

/** Why a printer gets nothing now. */
function blockedBy(
	{ provider, availability }: MappedChoice,
	{ settings, startAtOnce }: ChooseRules,
): Pick<Candidate, 'blocked' | 'mayNotStart'> {
	const label = serviceLabel(provider);
	if (availability === 'out_of_stock') return { blocked: `${label} has it out of stock` };
	if (availability === 'discontinued') return { blocked: `${label} does not make it any more` };
	if (settings.pausedProviders.includes(provider)) {
		return { blocked: `${label} is paused in your settings` };
	}
	if (startAtOnce?.has(provider) !== true || settings.startProduction.includes(provider)) {
		return { blocked: '' };
	}
	return { blocked: `${label} would print it at once`, mayNotStart: true };
}

function doubtful(
	{ provider }: MappedChoice,
	{ row }: OpenLine,
	{ settings }: ChooseRules,
): string {
	if (row?.provider !== provider) return '';
	if (row.reason === SOLD_OUT) return `${serviceLabel(provider)} said that it is sold out`;
	if (!DOWN.has(row.reason) || row.attempts < settings.fallbackAfterTries) return '';
	return `${serviceLabel(provider)} did not answer ${row.attempts} times`;
}

/**
 * The printers of a line, one entry each, in the order of preference. A line whose earlier try may
 * have worked has only the printer that was asked: there it is looked up.
 */
export function candidatesOf(item: OpenLine, rules: ChooseRules): Candidate[] {
	const { mapping } = item.line;
	if (mapping.status !== 'mapped') return [];
	const all = choicesOf(mapping).map((choice, rank) => ({
		choice,
		rank,
		...blockedBy(choice, rules),
		doubtful: doubtful(choice, item, rules),
	}));
	if (item.inDoubt && item.row !== null) {
		const { provider } = item.row;
		const asked = all.find(({ choice }) => choice.provider === provider);
		return asked ? [{ choice: asked.choice, rank: asked.rank, blocked: '', doubtful: '' }] : [];
	}
	const byProvider = new Map<string, Candidate>();
	for (const one of all) {
		const known = byProvider.get(one.choice.provider);
		// Of two variants at one printer the first that can be made counts.
		if (!known || (known.blocked !== '' && one.blocked === '')) {
			byProvider.set(one.choice.provider, known ? { ...one, rank: known.rank } : one);
		}
	}
	return [...byProvider.values()].sort((a, b) => a.rank - b.rank);
}

/**
 * Whether a printer that may have a line failed so often that another one shall get it: once a look
 * has told that it is not there.
 */
export function isGivenUp(item: OpenLine, rules: ChooseRules): boolean {
	const { row, inDoubt } = item;
	if (!inDoubt || row === null || !DOWN.has(row.reason)) return false;
	return row.attempts >= rules.settings.fallbackAfterTries && othersFor(item, rules).length > 0;
}

/** The other printers that could have a line which one printer was asked for already. */
export function othersFor(item: OpenLine, rules: ChooseRules): Candidate[] {
	const free = candidatesOf({ ...item, inDoubt: false }, rules);
	return free.filter(
		({ choice, blocked: why }) => why === '' && choice.provider !== item.row?.provider,
	);
}
