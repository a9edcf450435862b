import { entryOf } from './entry-of';

/**
 * Who prints, by the name of its folder in `core/providers`: lower-case letters, such as
 * `printify`. Which there are is known to `core/providers/list.ts` alone, so that a new provider
 * is a folder and a line there.
 */
export type Provider = string;

/** Who can fail: a provider, `etsy`, or this pack (`pack`) before anything was called. */
export type ServiceName = string;

/** Names that are not written as their first letter in capitals says. */
const OTHER_NAMES: Readonly<Record<string, string>> = { pack: 'Print on Demand' };

/** The name as its owner writes it, for text that a seller reads. */
export function serviceLabel(service: ServiceName): string {
	return entryOf(OTHER_NAMES, service) ?? service.charAt(0).toUpperCase() + service.slice(1);
}
