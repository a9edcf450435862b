import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FileSource } from '../../../core/artwork/transfer/types';
import { serviceLabel } from '../../../core/domain/provider';
import { ok, type Result } from '../../../core/domain/result';
import { requiredText } from '../../shared/required-text';
import { binarySource, urlSource } from './file-source';
import { rulesOf, type TransferOptions } from './transfer-options';

/** The file that an item is about, wherever it is; nothing of it is read yet. No call. */
export async function openSource(
	context: IExecuteFunctions,
	itemIndex: number,
	/** @param sandboxHost of the destination's credential */
	{ options, sandboxHost }: { options: TransferOptions; sandboxHost: string | undefined },
): Promise<Result<FileSource>> {
	const rules = rulesOf(options, sandboxHost);
	const named = options.fileName === undefined ? {} : { name: options.fileName };
	if (context.getNodeParameter('source', itemIndex, 'binary') === 'url') {
		const given = requiredText(context, 'fileUrl', 'File Address', itemIndex);
		if (!given.ok) return given;
		const url = given.value.trim();
		const { json } = context.getInputData()[itemIndex] ?? { json: {} };
		return ok(urlSource(context, url, rules, { ...libraryFile(json, url), ...named }));
	}
	const field = String(context.getNodeParameter('binaryPropertyName', itemIndex, 'data'));
	const { addressHours: hours, keepCopy } = options;
	const source = await binarySource(context, itemIndex, field, { rules, hours, keepCopy });
	return ok({ ...source, ...named });
}

/**
 * What File > Get of Print on Demand says of a file whose address is taken from it: providers may
 * give out a smaller preview, which must not be taken for the file.
 */
function libraryFile(json: IDataObject, url: string): Partial<FileSource> {
	const { fileUrl, fileId, provider, bytes, name } = json;
	if (fileUrl !== url || typeof fileId !== 'string' || typeof provider !== 'string') return {};
	return {
		from: serviceLabel(provider),
		...(typeof bytes === 'number' && bytes > 0 ? { bytes } : {}),
		...(typeof name === 'string' ? { name } : {}),
	};
}
