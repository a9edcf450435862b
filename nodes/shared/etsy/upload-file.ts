import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { UploadFile } from '../../../core/etsy/media/api';
import { storedSize } from '../stored-size';

/** Base64 characters that are decoded at a time: a multiple of 4, about 64 kB of bytes. */
const PIECE = 87_380;

/**
 * What is read of n8n's store at a time. n8n's own 64 kB take each a way through Node's pool of
 * threads, which for a file of 300 MB costs more than its hash.
 */
const READ_AT_ONCE = 512 * 1024;

/** The parameter that names a binary field of the item. */
export const binaryFieldProperty: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field that holds the file',
	description: 'The name of the field of the item that holds the file',
};

/** The bytes of a file that an item holds itself, decoded piece by piece. */
async function* decode(base64: string): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < base64.length; at += PIECE) {
		yield Buffer.from(base64.slice(at, at + PIECE), 'base64');
	}
}

function decodedLength(base64: string): number {
	const padding = /=*$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return Math.floor((base64.length * 3) / 4) - padding;
}

function fileName({ fileName: name, fileExtension }: IBinaryData, field: string): string {
	if (name !== undefined && name.trim() !== '') return name;
	return fileExtension ? `${field}.${fileExtension}` : field;
}

/**
 * A file of an item, to be read when it is sent. n8n keeps larger files outside of the item, under
 * an id; those are streamed and never in memory as a whole.
 * @param field the name of the binary field
 * @throws NodeOperationError where the item has no such field, or n8n has lost the file
 */
export async function readUploadFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<UploadFile> {
	const binary = context.helpers.assertBinaryData(itemIndex, field);
	const words = { filename: fileName(binary, field), contentType: binary.mimeType };
	const { id } = binary;
	if (id === undefined) {
		const base64 = /\s/.test(binary.data) ? binary.data.replace(/\s/g, '') : binary.data;
		return { ...words, bytes: decodedLength(base64), open: async () => decode(base64) };
	}
	const fileSize = await storedSize(context, itemIndex, id);
	return {
		...words,
		...(fileSize > 0 ? { bytes: fileSize } : {}),
		open: async () => await context.helpers.getBinaryStream(id, READ_AT_ONCE),
	};
}
