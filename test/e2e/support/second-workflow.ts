import { join } from 'node:path';
import { withSchedule, type PracticeShop } from '../../../demo/practice-shop';
import type { CredentialRef, StoredWorkflow } from '../../../host';

const TEMPLATES = join(__dirname, '..', '..', '..', 'workflows');

/** The credentials that the sync of a shop works with, by their type. */
function credentialsOf(sync: StoredWorkflow | undefined): Record<string, CredentialRef> {
	const used = (sync?.nodes ?? []).map(
		({ credentials = {} }) => credentials as Record<string, CredentialRef>,
	);
	return Object.assign({}, ...used) as Record<string, CredentialRef>;
}

/**
 * Imports a further template into a practice shop, with the credentials of its first Etsy shop, as
 * a user sets it who wants it to run more often.
 */
export async function addTemplate(
	shop: PracticeShop,
	file: string,
	everySeconds: number,
): Promise<StoredWorkflow> {
	const [imported] = await shop.client.importTemplates([join(TEMPLATES, file)], {
		credentials: credentialsOf(shop.syncs[0]),
		patch: (workflow) => withSchedule(workflow, everySeconds),
	});
	if (!imported) throw new Error(`${file} was not imported`);
	return imported.workflow;
}
