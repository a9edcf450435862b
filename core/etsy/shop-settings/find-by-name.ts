import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';

/** Something of a shop with an id and the names that a seller may call it by. */
export interface Named {
	id: string;
	/** The first is the one to show. */
	names: string[];
}

/** Many names would hide the message. */
const MOST_SHOWN = 12;

function plain(name: string): string {
	return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/**
 * The id of what has this name, in any case. A number that is nobody's name is taken for an id.
 * Pure.
 * @param what such as `shipping profile`, for the failure
 * @returns `not_found` with the names there are, or `conflict` where several have it
 */
export function findByName(all: readonly Named[], name: string, what: string): Result<string> {
	const wanted = plain(name);
	const found = all.filter(({ names }) => names.some((one) => plain(one) === wanted));
	const [one, another] = found;
	if (one !== undefined && another === undefined) return ok(one.id);
	if (one === undefined && /^[1-9]\d{0,19}$/.test(wanted)) return ok(wanted);
	const base = { provider: 'etsy', operation: 'name' } as const;
	if (one !== undefined) {
		return fail(
			failure({
				...base,
				category: 'conflict',
				message: `The shop has ${found.length} of the name "${name.trim()}" as ${what}.`,
				hint: `Give its number instead: ${found.map(({ id }) => id).join(' or ')}.`,
			}),
		);
	}
	const names = all.slice(0, MOST_SHOWN).map(({ names: [first = ''] }) => `"${first}"`);
	const more = all.length > MOST_SHOWN ? ` and ${all.length - MOST_SHOWN} more` : '';
	return fail(
		failure({
			...base,
			category: 'not_found',
			message: `There is no ${what} "${name.trim()}" in the shop.`,
			hint:
				names.length === 0
					? `The shop has none. Make one on Etsy first.`
					: `Correct the name. There is: ${names.join(', ')}${more}.`,
		}),
	);
}
