import type { IExecuteFunctions } from 'n8n-workflow';
import { sandboxHostOf } from '../../../core/artwork/fetch/address-rules';
import type { LibraryBook } from '../../../core/artwork/transfer/library-book';
import { toLibrary } from '../../../core/artwork/transfer/to-library';
import { toListing } from '../../../core/artwork/transfer/to-listing';
import { toOrders } from '../../../core/artwork/transfer/to-orders';
import type { Destination } from '../../../core/artwork/transfer/types';
import type { ProviderFile } from '../../../core/domain/provider-file';
import { ok, type Result } from '../../../core/domain/result';
import { openProvider } from '../../../core/providers/registry';
import type { PrintProvider } from '../../../core/providers/types';
import { openListing } from '../../shared/etsy/open-listing';
import { connectTo } from '../../shared/open-provider';
import { TIME } from './file-source';
import type { Parties } from './parties';
import type { TransferOptions } from './transfer-options';

/** A provider with what fetching has to know of its credential. */
export interface OpenedProvider {
	provider: PrintProvider;
	/** Which account and store. */
	key: string;
	sandboxHost: string | undefined;
}

/** Where a file goes. */
export interface OpenedDestination {
	to: Destination;
	sandboxHost: string | undefined;
}

/** Opens providers and listings for one run; items that name the same share them. */
export class Destinations {
	private readonly providers = new Map<string, OpenedProvider>();
	private readonly known = new Map<string, Destination>();
	private readonly files = new Map<string, Promise<Result<ProviderFile>>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly book: LibraryBook,
	) {}

	/** Opens a provider by the name that an item gives. No call. */
	async provider(
		name: unknown,
		itemIndex: number,
		storeId: string,
	): Promise<Result<OpenedProvider>> {
		const connected = await connectTo(this.context, name, itemIndex);
		if (!connected.ok) return connected;
		const { module, client, credential, profile } = connected.value;
		const key = `${module.name} ${profile.limiterKey} ${storeId}`;
		const known = this.providers.get(key);
		if (known) return ok(known);
		const opened = openProvider(module, { client, credential, storeId, now: Date.now });
		if (!opened.ok) return opened;
		const made = { provider: opened.value, key, sandboxHost: sandboxHostOf(profile.baseUrl) };
		this.providers.set(key, made);
		return ok(made);
	}

	/** A file of a provider's library, asked for once a run. One call. */
	async file({ provider, key }: OpenedProvider, fileId: string): Promise<Result<ProviderFile>> {
		const of = `${key} ${fileId}`;
		const asking = this.files.get(of) ?? provider.getFile(fileId);
		this.files.set(of, asking);
		return await asking;
	}

	/** Opens where an item's file goes. Costs one call a run where an Etsy shop is not named. */
	async open(
		itemIndex: number,
		options: TransferOptions,
		{ to: name }: Parties,
	): Promise<Result<OpenedDestination>> {
		if (this.context.getNodeParameter('target', itemIndex, 'provider') === 'etsyListing') {
			return await this.listing(itemIndex, options);
		}
		const opened = await this.provider(name, itemIndex, options.storeId);
		if (!opened.ok) return opened;
		const { provider, key, sandboxHost } = opened.value;
		const { addressOnly, checkKnown: checksKnown, compare: compares } = options;
		const { actions, files } = provider.capabilities;
		const to = this.once(`${key} ${addressOnly} ${checksKnown} ${compares}`, () =>
			actions.includes('uploadFile') && !addressOnly
				? toLibrary({ provider, key, book: this.book, time: TIME, checksKnown, compares })
				: toOrders(provider.name, key, files?.knowsMd5 === true),
		);
		return ok({ to, sandboxHost });
	}

	private async listing(
		itemIndex: number,
		{ altText }: TransferOptions,
	): Promise<Result<OpenedDestination>> {
		const opened = await openListing(this.context, itemIndex);
		if (!opened.ok) return opened;
		const { call, listing, baseUrl } = opened.value;
		const to = this.once(`etsy ${listing.listingId} ${altText ?? ''}`, () =>
			toListing({ call, listing, book: this.book, altText }),
		);
		return ok({ to, sandboxHost: sandboxHostOf(baseUrl) });
	}

	private once(key: string, make: () => Destination): Destination {
		const made = this.known.get(key) ?? make();
		this.known.set(key, made);
		return made;
	}
}
