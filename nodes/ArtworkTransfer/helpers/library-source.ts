import type { IExecuteFunctions } from 'n8n-workflow';
import type { FileSource } from '../../../core/artwork/transfer/types';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { requiredText } from '../../PrintOnDemand/helpers/required-text';
import { urlSource } from './file-source';
import { notGivenOut } from './not-given-out';
import type { Destinations } from './open-destination';
import { rulesOf, type TransferOptions } from './transfer-options';

/**
 * A file of the library of the provider that an item names, on its way to somebody else. One call a
 * file and run tells where it can be fetched; nothing of it is read yet.
 */
export async function librarySource(
	context: IExecuteFunctions,
	itemIndex: number,
	{ options, destinations }: { options: TransferOptions; destinations: Destinations },
): Promise<Result<FileSource>> {
	const fileId = requiredText(context, 'fileId', 'File ID', itemIndex);
	if (!fileId.ok) return fileId;
	const name: unknown = context.getNodeParameter('provider', itemIndex, '');
	const opened = await destinations.provider(name, itemIndex, options.storeId);
	if (!opened.ok) return opened;
	const file = await destinations.file(opened.value, fileId.value);
	if (!file.ok) return file;
	const { fileUrl, bytes, name: called } = file.value;
	const { provider, sandboxHost } = opened.value;
	if (fileUrl === undefined) {
		return notGivenOut(
			provider.name,
			'artwork:transfer',
			'Take the file from where you have it, such as your own storage',
		);
	}
	const named = options.fileName ?? called;
	return ok(
		urlSource(context, fileUrl, rulesOf(options, sandboxHost), {
			from: serviceLabel(provider.name),
			// Providers may give out a smaller preview, which must not be taken for the file.
			...(bytes !== undefined && bytes > 0 ? { bytes } : {}),
			...(named === undefined || named === '' ? {} : { name: named }),
		}),
	);
}
