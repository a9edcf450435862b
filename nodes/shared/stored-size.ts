import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/**
 * How large a file of n8n's store is; 0 where the store does not tell.
 * @throws NodeOperationError where it is gone: n8n's own error for that differs with the kind of
 * store, and the one of its database is no error for people
 */
export async function storedSize(
	context: IExecuteFunctions,
	itemIndex: number,
	id: string,
): Promise<number> {
	try {
		return (await context.helpers.getBinaryMetadata(id)).fileSize;
	} catch {
		throw new NodeOperationError(context.getNode(), 'n8n does not have the file any more', {
			itemIndex,
			description: 'Run the step that brings the file again, and then this one',
		});
	}
}
