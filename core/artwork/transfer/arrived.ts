import { failure } from '../../domain/failure';
import { serviceLabel } from '../../domain/provider';
import type { ProviderFile } from '../../domain/provider-file';
import { fail, ok, type Result } from '../../domain/result';
import type { Delivery, FileFacts } from './types';

/** Whether what a provider tells of a file speaks against its being this one. */
export function isOther(file: ProviderFile, { bytes, md5 }: FileFacts): boolean {
	if (file.md5 !== undefined && md5 !== undefined) return file.md5.toLowerCase() !== md5;
	return file.bytes !== undefined && file.bytes !== bytes;
}

/**
 * Holds a file in a provider's library against what was sent.
 * @param compares whether a size or hash that differs is a failure
 */
export function arrived(
	provider: string,
	file: ProviderFile,
	facts: FileFacts,
	{ isNew, isKnown, compares }: { isNew: boolean; isKnown?: boolean; compares: boolean },
): Result<Delivery> {
	const about = {
		category: 'artwork' as const,
		provider,
		operation: 'artwork:transfer',
	};
	const label = serviceLabel(provider);
	if (file.state === 'failed') {
		return fail(
			failure({
				...about,
				code: 'file_refused',
				message: `${label} took the file and cannot use it${file.reason ? `: ${file.reason}` : ''}`,
				hint: `Run Inspect on it: it says what ${label} takes`,
			}),
		);
	}
	if (compares && isOther(file, facts)) {
		return fail(
			failure({
				...about,
				code: 'file_arrived_differently',
				message: `What arrived at ${label} is not the file that was sent (file ${file.fileId}): ${
					file.md5 === undefined || facts.md5 === undefined
						? `it has ${file.bytes} bytes instead of ${facts.bytes}`
						: 'its content differs'
				}`,
				hint: `${label} keeps the first file of an address. Put the file at another address and give that one, or send it from n8n ('In the Item')`,
			}),
		);
	}
	return ok({
		state: file.state,
		isNew,
		isKnown,
		fileId: file.fileId,
		widthPx: file.widthPx,
		heightPx: file.heightPx,
	});
}
