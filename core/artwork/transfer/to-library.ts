import type { FileRequest, ProviderFile } from '../../domain/provider-file';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintProvider } from '../../providers/types';
import type { FetchTime } from '../fetch/types';
import { arrived, isOther } from './arrived';
import type { LibraryBook } from './library-book';
import type { Delivery, Destination, FileFacts, FileSource } from './types';

/** How a provider's library is sent to. */
export interface ToLibraryOptions {
	provider: PrintProvider;
	/** Which account and store, for files that are sent once to each. */
	key: string;
	book: LibraryBook;
	time: FetchTime;
	/** Whether a file that a row names is looked up before it counts as there. */
	checksKnown: boolean;
	/** Whether size and hash of what arrived are compared. */
	compares: boolean;
}

/** What may still happen after a connection broke has happened by then. Milliseconds. */
const SETTLE_MS = 2000;

/**
 * A provider's library. A file is there already where a row says so and the provider has it, or
 * where it lies among the provider's newest files under a name that ends as only this content's
 * does: so a run that died before its rows were written sends nothing twice, also where the file is
 * called otherwise by now.
 *
 * Calls for each file: 1 to look up a known one; 1 to send, and 1 more a run to read the newest
 * files where the provider lists them.
 */
export function toLibrary(options: ToLibraryOptions): Destination {
	const { provider, book, checksKnown, compares } = options;
	const { name, capabilities } = provider;
	const newest = new NewestFiles(provider);

	const known = async (facts: FileFacts): Promise<Result<Delivery | undefined>> => {
		for (const fileId of book.idsOf(name, facts.sha256)) {
			if (!checksKnown) return ok({ state: 'ready', isNew: false, isKnown: true, fileId });
			const there = await provider.getFile(fileId);
			if (there.ok && there.value.state !== 'failed') {
				return arrived(name, there.value, facts, {
					isNew: false,
					isKnown: true,
					compares: false,
				});
			}
			// Another store's file may be "forbidden"; what is gone is sent again.
			const isGone = there.ok || ['not_found', 'permission'].includes(there.failure.category);
			if (!isGone) return there;
		}
		return ok(undefined);
	};

	return {
		key: options.key,
		provider: name,
		wantsMd5: capabilities.files?.knowsMd5 === true,
		wantsContentUpTo: capabilities.files?.contentUpTo ?? 0,
		async deliver(source, facts) {
			const before = await known(facts);
			if (!before.ok) return before;
			if (before.value !== undefined) return ok(before.value);
			const lying = await newest.find(facts);
			if (!lying.ok) return lying;
			if (lying.value !== undefined) {
				return arrived(name, lying.value, facts, { isNew: false, compares });
			}
			const request = await requestOf(source, facts, newest.canBeAsked);
			if (!request.ok) return request;
			const sent = await sendOnce(options, newest, request.value, facts);
			return sent.ok ? arrived(name, sent.value, facts, { isNew: true, compares }) : sent;
		},
		async askAgain({ fileId = '', isNew, isKnown }, facts) {
			const now = await provider.getFile(fileId);
			return now.ok ? arrived(name, now.value, facts, { isNew, isKnown, compares }) : now;
		},
		rowId: ({ fileId = '' }) => fileId,
	};
}

/** The file itself where it is small enough for that, so that nobody has to reach n8n. */
async function requestOf(
	source: FileSource,
	facts: FileFacts,
	once: boolean,
): Promise<Result<FileRequest>> {
	const about = { name: facts.name, once };
	if (facts.content !== undefined) return ok({ ...about, content: facts.content });
	const address = await source.address();
	return address.ok ? ok({ ...about, url: address.value.url }) : address;
}

/**
 * Sends a file. Where that ends unclear the library is looked through; only an answer of the
 * provider's own (a 5xx) with nothing there means that it may be sent once more: after a connection
 * that broke the first one may still come.
 */
async function sendOnce(
	{ provider, time }: ToLibraryOptions,
	newest: NewestFiles,
	request: FileRequest,
	facts: FileFacts,
): Promise<Result<ProviderFile>> {
	for (let tries = 1; ; tries += 1) {
		const sent = await provider.uploadFile(request);
		if (sent.ok || sent.failure.category !== 'unclear' || !newest.canBeAsked) return sent;
		newest.forget();
		await time.sleep(SETTLE_MS);
		const lying = await newest.find(facts);
		if (!lying.ok) return fail(sent.failure);
		if (lying.value !== undefined) return ok(lying.value);
		if (sent.failure.httpStatus === undefined || tries > 1) return sent;
	}
}

/** What the names of this content end with: a part of its hash, and the kind of file. */
function endOfName({ name }: FileFacts): string {
	return name.slice(name.lastIndexOf('-'));
}

/** The newest files of a library, read once a run unless something unclear happened. */
class NewestFiles {
	readonly canBeAsked: boolean;
	private list: Promise<Result<ProviderFile[]>> | undefined;

	constructor(private readonly provider: PrintProvider) {
		this.canBeAsked = provider.capabilities.actions.includes('listFiles');
	}

	forget(): void {
		this.list = undefined;
	}

	async find(facts: FileFacts): Promise<Result<ProviderFile | undefined>> {
		if (!this.canBeAsked) return ok(undefined);
		this.list ??= this.provider.listFiles();
		const list = await this.list;
		if (!list.ok) return list;
		const end = endOfName(facts);
		return ok(
			list.value.find(
				(file) =>
					file.name?.endsWith(end) === true && file.state !== 'failed' && !isOther(file, facts),
			),
		);
	}
}
