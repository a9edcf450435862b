import { createRequire } from 'node:module';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

interface Di {
	Container: { get(token: typeof BinaryDataService): BinaryDataService };
}

/** n8n-core's own file store; it is reached by the container that n8n-core itself uses. */
export function binaryStore(): BinaryDataService {
	const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as Di;
	return Container.get(BinaryDataService);
}

/** Makes n8n keep files in a folder, outside of items, as it does where nothing else is set. */
export async function keepFilesIn(folder: string): Promise<void> {
	const service = binaryStore();
	Object.assign(Reflect.get(service, 'config') as object, {
		mode: 'filesystem',
		localStoragePath: folder,
		signingSecret: 'for-tests',
	});
	await service.init();
}

/** Puts bytes where n8n keeps the files of executions. */
export async function storedItem(
	bytes: Buffer,
	more: Partial<IBinaryData> = {},
): Promise<INodeExecutionData> {
	const data = await binaryStore().store(
		{ type: 'execution', workflowId: 'test-workflow', executionId: '1' },
		bytes,
		{ data: '', mimeType: 'image/png', fileName: 'print.png', ...more },
	);
	return { json: {}, binary: { data } };
}
