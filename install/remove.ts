import { RefusedError } from './api-error';
import type { Backup } from './backup';
import { readMark } from './mark';
import type { PublicApi } from './public-api';
import type { Report, ReportLine } from './report';
import { StoredWorkflows } from './stored-workflows';
import type { StoredWorkflow } from './stored-workflows';
import { DataTables } from './tables';
import { removeUnusedTag } from './tags';
import type { Template } from './workflow';

export interface RemoveOptions {
	withTables: boolean;
	dryRun: boolean;
	backup: Backup;
	/** Asks before anything is deleted; the names are those of the workflows. */
	confirm: (names: string[]) => Promise<boolean>;
}

/** Takes out what this command installed, and nothing else. */
export async function removeTemplates(
	api: PublicApi,
	templates: readonly Template[],
	options: RemoveOptions,
): Promise<Report> {
	const workflows = new StoredWorkflows(api);
	const all = await workflows.list();
	const ids = new Set(templates.map(({ id }) => id));
	const ours = all.filter(({ staticData }) => ids.has(readMark(staticData)?.template ?? ''));
	const names = ours.map(({ name }) => name);
	if (options.dryRun) {
		const lines = names.map((name) => ({ name, done: 'to be removed', needs: [] }));
		return { lines, notes: ['Nothing was changed.'], isIncomplete: false };
	}
	if (ours.length > 0 && !(await options.confirm(names))) {
		return { lines: [], notes: ['Nothing was removed.'], isIncomplete: true };
	}
	// All at first, for n8n takes a while over it.
	for (const workflow of ours.filter(({ active }) => active)) await workflows.deactivate(workflow);
	const lines: ReportLine[] = [];
	for (const workflow of ours) lines.push(await removeOne(workflows, workflow, options.backup));
	const gone = new Set(lines.filter(({ done }) => done === 'removed').map(({ name }) => name));
	await removeUnusedTag(
		api,
		all.filter((one) => !(ours.includes(one) && gone.has(one.name))),
	);
	const kept = options.backup.used;
	return {
		lines,
		notes: [
			...(await tableNotes(api, templates, options.withTables && gone.size === ours.length)),
			...(kept ? [`The workflows as they were are in ${kept}.`] : []),
		],
		isIncomplete: lines.some(({ needs }) => needs.length > 0),
	};
}

async function removeOne(
	workflows: StoredWorkflows,
	workflow: StoredWorkflow,
	backup: Backup,
): Promise<ReportLine> {
	const { name } = workflow;
	backup.keep(workflow);
	try {
		await workflows.remove(workflow);
		return { name, done: 'removed', needs: [] };
	} catch (error) {
		if (!(error instanceof RefusedError)) throw error;
		return { name, done: 'not removed', needs: [error.message] };
	}
}

async function tableNotes(
	api: PublicApi,
	templates: readonly Template[],
	withTables: boolean,
): Promise<string[]> {
	if (!withTables) return ['The tables stay, with all that is in them.'];
	const tables = new DataTables(api);
	if (!(await tables.list())) {
		return [
			'This n8n does not let the tables be deleted from outside: delete them under Data tables.',
		];
	}
	const removed = await tables.remove(templates);
	return [removed.length > 0 ? `Tables deleted: ${removed.join(', ')}.` : 'There were no tables.'];
}
