import { RefusedError } from './api-error';
import type { PublicApi } from './public-api';
import type { StoredWorkflow } from './stored-workflows';

/** By this the user finds the workflows in n8n's list. Which is which, the mark tells. */
const TAG = 'print-on-demand';

interface Tag {
	id: string;
	name: string;
}

type Tagged = StoredWorkflow & { tags?: Tag[] };

/**
 * Puts the tag on workflows that do not have it yet.
 * @returns a line for the user where this n8n or the key does not allow tags
 */
export async function tagInstalled(
	api: PublicApi,
	entries: ReadonlyArray<{ workflow?: Tagged; line: { done: string } }>,
): Promise<string[]> {
	// Who takes the tag off again does not get it back: only what is new is tagged.
	const fresh = entries.filter(({ line }) => line.done === 'installed');
	if (fresh.length === 0) return [];
	try {
		const tag = (await findTag(api)) ?? (await makeTag(api));
		for (const { workflow } of fresh) {
			if (!workflow) continue;
			const purpose = { what: 'tag a workflow', scope: 'workflowTags:update' };
			const ids = [...(workflow.tags ?? []), tag].map(({ id }) => ({ id }));
			await api.call('PUT', `/workflows/${workflow.id}/tags`, purpose, { body: ids });
		}
		return [];
	} catch (error) {
		if (!(error instanceof RefusedError)) throw error;
		return [`The workflows have no tag "${TAG}": ${error.message}`];
	}
}

/** Deletes the tag if no workflow has it any more. */
export async function removeUnusedTag(api: PublicApi, left: readonly Tagged[]): Promise<void> {
	if (left.some(({ tags = [] }) => tags.some(({ name }) => name === TAG))) return;
	const tag = await findTag(api);
	if (!tag) return;
	await api.call('DELETE', `/tags/${tag.id}`, { what: 'delete the tag', scope: 'tag:delete' });
}

async function findTag(api: PublicApi): Promise<Tag | undefined> {
	const tags = await api.all<Tag>('/tags', { what: 'list the tags', scope: 'tag:list' });
	return tags?.find(({ name }) => name === TAG);
}

async function makeTag(api: PublicApi): Promise<Tag> {
	const purpose = { what: 'make a tag', scope: 'tag:create' };
	return await api.call('POST', '/tags', purpose, { body: { name: TAG } });
}
