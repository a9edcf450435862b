import type { Conflict } from './merge';
import { merge } from './merge';
import { canonical, contentOf, markOf, readMark, withMark } from './mark';
import type { Mark } from './mark';
import type { StoredWorkflow, WrittenWorkflow } from './stored-workflows';
import { withTableIds, type TableIds } from './table-ids';
import { wire } from './wiring';
import type { Credentials } from './wiring';
import type { Template } from './workflow';

/** What is to be done about one template. */
export type Plan =
	| { kind: 'create'; template: Template }
	/** As the template is, or only credentials and links are missing. */
	| { kind: 'same'; template: Template; installed: StoredWorkflow; mark: Mark }
	| { kind: 'update'; template: Template; installed: StoredWorkflow; mark?: Mark }
	| { kind: 'refuse'; template: Template; installed: StoredWorkflow; conflicts: Conflict[] }
	| { kind: 'foreign'; template: Template; installed: StoredWorkflow }
	| { kind: 'archived'; template: Template; installed: StoredWorkflow }
	| { kind: 'unpublished'; template: Template; installed: StoredWorkflow };

export interface PlanOptions {
	/** Overwrite what the user changed, and set unchanged templates back. */
	force: boolean;
	/** Take over workflows of a template's name that were imported by hand. */
	adopt: boolean;
}

/** The installed workflows of a template: those that carry its mark. */
export function installedOf(template: Template, all: readonly StoredWorkflow[]): StoredWorkflow[] {
	return all.filter(({ staticData }) => readMark(staticData)?.template === template.id);
}

/** What is to be done about each template, and about each copy of it in n8n. */
export function makePlans(
	templates: readonly Template[],
	all: readonly StoredWorkflow[],
	options: PlanOptions,
): Plan[] {
	return templates.flatMap((template): Plan[] => {
		const installed = installedOf(template, all);
		if (installed.length > 0) return installed.map((one) => planOf(template, one, options));
		const byHand = all.find(({ name, isArchived }) => name === template.name && !isArchived);
		if (!byHand) return [{ kind: 'create', template }];
		if (options.adopt) return [planOf(template, byHand, options)];
		return [{ kind: 'foreign', template, installed: byHand }];
	});
}

function planOf(template: Template, installed: StoredWorkflow, { force }: PlanOptions): Plan {
	if (installed.isArchived) return { kind: 'archived', template, installed };
	const mark = readMark(installed.staticData);
	if (mark && mark.content === contentOf(template) && !force) {
		return { kind: 'same', template, installed, mark };
	}
	const { active, activeVersionId, versionId } = installed;
	const isDraft = active && activeVersionId && versionId !== activeVersionId;
	if (isDraft && !force) return { kind: 'unpublished', template, installed };
	const { conflicts } = merge(installed, template, mark);
	if (conflicts.length > 0 && !force) return { kind: 'refuse', template, installed, conflicts };
	return { kind: 'update', template, installed, ...(mark ? { mark } : {}) };
}

/** What the workflows are wired with. */
export interface Wiring {
	credentials: Credentials;
	/** Template id -> workflow id. */
	ids: ReadonlyMap<string, string>;
	/** The tables that n8n has, as far as it tells. */
	tables: TableIds;
	/** The id of the error workflow, once it is installed. */
	errorWorkflow?: string;
}

/**
 * What a workflow is to be in n8n, all wiring included. An error workflow is set once, where there
 * is none: who takes it out again is not given another.
 */
export function wantedOf(
	plan: Extract<Plan, { kind: 'create' | 'same' | 'update' }>,
	{ credentials, ids, tables, errorWorkflow }: Wiring,
): WrittenWorkflow {
	const { template } = plan;
	const installed = plan.kind === 'create' ? undefined : plan.installed;
	const mark = plan.kind === 'create' ? undefined : plan.mark;
	const isSame = plan.kind === 'same';
	const base = !installed
		? { ...template, settings: { ...template.settings } }
		: isSame
			? { ...installed, settings: { ...installed.settings } }
			: merge(installed, template, mark).workflow;
	const linked = wire(base, credentials, ids);
	const wired = { ...linked, nodes: withTableIds(linked.nodes, template, tables) };
	const isItself = installed !== undefined && installed.id === errorWorkflow;
	const isNew = errorWorkflow !== undefined && mark?.errorWorkflow !== errorWorkflow && !isItself;
	const settings =
		isNew && !wired.settings.errorWorkflow ? { ...wired.settings, errorWorkflow } : wired.settings;
	const nodeIds = new Map(
		template.nodes.map((node, index) => [
			node.id,
			(isSame ? node : (wired.nodes[index] ?? node)).id,
		]),
	);
	const remembered = isItself ? undefined : (errorWorkflow ?? mark?.errorWorkflow);
	const renewed = markOf(template, remembered, isSame ? undefined : nodeIds);
	const { nodes, arrows, name } = isSame ? plan.mark : renewed;
	const written = { ...renewed, nodes, arrows, name };
	return { ...wired, settings, staticData: withMark(installed?.staticData, written) };
}

/** Whether n8n has a workflow as it is to be. */
export function isAsWanted(installed: StoredWorkflow, wanted: WrittenWorkflow): boolean {
	const core = ({ name, nodes, connections, settings }: WrittenWorkflow) =>
		canonical({ name, nodes, connections, settings });
	const stored = { ...installed, settings: { ...installed.settings } };
	return (
		core(stored) === core(wanted) &&
		canonical(readMark(installed.staticData)) === canonical(readMark(wanted.staticData))
	);
}
