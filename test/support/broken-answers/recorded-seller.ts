import type { Result } from '../../../core/domain/result';
import { startConformanceSandbox } from '../conformance/engine-driver';
import type { ProviderCase } from '../conformance/provider-case';
import { lifeOf } from '../conformance/shop';
import { moduleOf } from '../pod-trigger';
import { sandboxPort } from '../sandbox-port';
import { ACTS, prepare, type Act, type Known } from './acts';
import { sellerAt, signing } from './seller';
import { playing, taping, type Broken, type TapedCall } from './tape';

/** Something that was asked of a provider once, with all answers. */
export interface Recording {
	tape: readonly TapedCall[];
	/** Asks the same again; one answer may be another, and calls from `until` on get none. */
	again(broken?: Broken, until?: number): Promise<Result<unknown>>;
}

/** The acts that a provider has. */
export function actsOf(one: ProviderCase): typeof ACTS {
	const { actions } = moduleOf(one).capabilities;
	return ACTS.filter(({ needs }) => needs === undefined || actions.includes(needs));
}

/** Asks a provider of the sandbox everything that it can, each in a world of its own. */
export async function record(one: ProviderCase): Promise<ReadonlyMap<string, Recording>> {
	const sandbox = await startConformanceSandbox();
	const module = moduleOf(one);
	const account = { credential: one.credential(sandbox), storeId: one.storeId };
	const port = signing(one, account.credential, sandboxPort({}));
	const recordOne = async ({ needs, act }: Act): Promise<Recording> => {
		await sandbox.control.reset();
		const known: Known = await prepare(one, sellerAt(module, account, port));
		// Where the provider first checks a new order, it is brought to where it can be stopped.
		if (needs === 'cancelOrder' && one.stoppable) {
			lifeOf(sandbox, one.provider).setStatus(known.orderId, one.stoppable);
		}
		const tape: TapedCall[] = [];
		await act(sellerAt(module, account, taping(port, tape)), known);
		return {
			tape,
			again: async (broken, until) =>
				await act(sellerAt(module, account, playing(tape.slice(0, until), broken)), known),
		};
	};
	const recordings = new Map<string, Recording>();
	try {
		for (const act of actsOf(one)) recordings.set(act.name, await recordOne(act));
	} finally {
		await sandbox.close();
	}
	return recordings;
}
