import type { IExecuteFunctions } from 'n8n-workflow';
import { readPair } from '../../../core/domain/provider-pair';
import { fail, ok, type Result } from '../../../core/domain/result';
import { providerModule, providerModules } from '../../../core/providers/registry';
import { unsupported } from '../../../core/providers/unsupported';

/**
 * Whose library an item's file is taken from, and which provider gets it, as the node names them.
 */
export interface Parties {
	/** Absent for a file in the item or at an address. */
	from?: unknown;
	/** Absent for an Etsy listing. */
	to?: unknown;
	/** Whether both are providers, of which each may have stores. */
	isPair: boolean;
}

/** A provider without a library is told before its credential is asked for. */
function withLibrary(parties: Parties & { from: unknown }): Result<Parties> {
	const module = providerModule(parties.from);
	if (!module.ok) return module;
	const { name, capabilities } = module.value;
	if (capabilities.actions.includes('getFile')) return ok(parties);
	return fail(unsupported(name, 'getFile', providerModules()));
}

/**
 * Reads who an item is about. No call.
 * @returns a failure where it is not said from which provider to which a file goes, or where the
 * first has no library
 */
export function partiesOf(context: IExecuteFunctions, itemIndex: number): Result<Parties> {
	const provider: unknown = context.getNodeParameter('provider', itemIndex, '');
	const isTaken = context.getNodeParameter('source', itemIndex, 'binary') === 'providerFile';
	const isSold = context.getNodeParameter('target', itemIndex, 'provider') === 'etsyListing';
	if (!isTaken) return ok({ ...(isSold ? {} : { to: provider }), isPair: false });
	if (isSold) return withLibrary({ from: provider, isPair: false });
	const pair = readPair(provider);
	return pair.ok ? withLibrary({ ...pair.value, isPair: true }) : pair;
}
