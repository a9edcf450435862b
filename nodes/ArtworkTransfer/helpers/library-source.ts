import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileSource } from '../../../core/artwork/transfer/types';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { requiredText } from '../../shared/required-text';
import { urlSource } from './file-source';
import { notGivenOut, takeElsewhere } from './not-given-out';
import type { Destinations } from './open-destination';
import type { Parties } from './parties';
import { rulesOf, type TransferOptions } from './transfer-options';

/** What is asked for, and who is asked. */
interface LibraryQuery {
	options: TransferOptions;
	destinations: Destinations;
	parties: Parties;
}

/**
 * A file of the library of the provider that an item names, on its way to somebody else. One call a
 * file and run tells where it can be fetched; nothing of it is read yet.
 */
export async function librarySource(
	context: IExecuteFunctions,
	itemIndex: number,
	{ options, destinations, parties }: LibraryQuery,
): Promise<Result<FileSource>> {
	const fileId = requiredText(context, 'fileId', 'File ID', itemIndex);
	if (!fileId.ok) return fileId;
	const storeId = parties.isPair ? options.sourceStoreId : options.storeId;
	const opened = await destinations.provider(parties.from, itemIndex, storeId);
	if (!opened.ok) return opened;
	const file = await destinations.file(opened.value, fileId.value);
	if (!file.ok) return file;
	const { fileUrl, bytes, md5, name: called } = file.value;
	const { provider, sandboxHost } = opened.value;
	if (fileUrl === undefined) {
		return notGivenOut(provider.name, 'artwork:transfer', takeElsewhere());
	}
	const isPreviews = provider.capabilities.files?.givesOut === 'previews';
	const named = options.fileName ?? called;
	return ok(
		urlSource(context, fileUrl, rulesOf(options, sandboxHost), {
			from: serviceLabel(provider.name),
			// Providers may give out a smaller preview, which must not be taken for the file.
			...(bytes !== undefined && bytes > 0 ? { bytes } : {}),
			...(options.compare && md5 ? { md5 } : {}),
			notItself: { category: isPreviews ? 'capability' : 'artwork', hint: takeElsewhere() },
			...(named === undefined || named === '' ? {} : { name: named }),
		}),
	);
}
