import { InstallError, RefusedError } from './api-error';
import type { Backup } from './backup';
import { chooseCredentials, listCredentials } from './choose-credentials';
import type { NamedCredential } from './choose-credentials';
import { readMark } from './mark';
import { canBeActive, stepsWithoutCredential } from './needs';
import { installedOf, isAsWanted, makePlans, wantedOf } from './plan';
import type { Plan, PlanOptions, Wiring } from './plan';
import type { PublicApi } from './public-api';
import { conflictTexts } from './report';
import type { Report, ReportLine } from './report';
import { StoredWorkflows } from './stored-workflows';
import type { StoredWorkflow } from './stored-workflows';
import { tagInstalled } from './tags';
import type { TableIds } from './table-ids';
import { DataTables } from './tables';
import { tablesAndRows } from './tables-and-rows';
import type { Template } from './workflow';

const ERROR_TRIGGER = 'n8n-nodes-base.errorTrigger';
const CALLED_TRIGGER = 'n8n-nodes-base.executeWorkflowTrigger';

export interface InstallOptions extends PlanOptions {
	credentials: readonly NamedCredential[];
	activate: boolean;
	dryRun: boolean;
	backup: Backup;
}

/** Installs or updates templates and says what became of each. */
export async function installTemplates(
	api: PublicApi,
	templates: readonly Template[],
	options: InstallOptions,
): Promise<Report> {
	const workflows = new StoredWorkflows(api);
	const all = await workflows.list();
	refuseOldVersion(all);
	await refuseWithoutPackage(api);
	const ours = all.filter(({ staticData }) => readMark(staticData));
	const chosen = chooseCredentials(options.credentials, await listCredentials(api), ours);
	const plans = inOrder(makePlans(templates, all, options));
	if (options.dryRun) {
		return { ...summary(plans.map(dryLine)), notes: [...chosen.notes, 'Nothing was changed.'] };
	}
	const run = new Run(workflows, options, chosen.credentials);
	const tables = new DataTables(api);
	run.know(templates, all);
	run.tables = await tables.ids();
	const entries: Entry[] = [];
	for (const plan of plans) entries.push(await run.carryOut(plan));
	const tableNotes = await tablesAndRows(tables, templates, entries);
	run.tables = await tables.ids();
	// Links between templates, and to tables, that came later than those that refer to them.
	for (const entry of entries) await run.finish(entry);
	const notes = [...chosen.notes, ...tableNotes, ...(await tagInstalled(api, entries))];
	if (options.activate) for (const entry of entries) await run.activate(entry);
	const kept = options.backup.used;
	if (kept) notes.push(`The workflows as they were before are in ${kept}.`);
	return { ...summary(entries.map(({ line }) => line)), notes };
}

/** A template, what became of it, and the workflow if there is one. */
export interface Entry {
	plan: Plan;
	line: ReportLine;
	workflow?: StoredWorkflow;
}

class Run {
	private readonly ids = new Map<string, string>();

	private errorWorkflow?: string;

	/** The tables that n8n has by now. */
	tables: TableIds = new Map();

	constructor(
		private readonly workflows: StoredWorkflows,
		private readonly options: InstallOptions,
		private readonly credentials: Wiring['credentials'],
	) {}

	/** Takes note of the templates that are installed already: others may refer to them. */
	know(templates: readonly Template[], all: readonly StoredWorkflow[]): void {
		for (const template of templates) {
			const [workflow] = installedOf(template, all).filter(({ isArchived }) => !isArchived);
			if (workflow) this.learn(template, workflow.id);
		}
	}

	async carryOut(plan: Plan): Promise<Entry> {
		if (plan.kind === 'create') {
			const workflow = await this.workflows.create(wantedOf(plan, this.wiring));
			await this.refuseOldHost(workflow);
			this.learn(plan.template, workflow.id);
			return this.entry(plan, workflow, 'installed');
		}
		const { installed, template } = plan;
		if (plan.kind !== 'same' && plan.kind !== 'update') {
			return { plan, workflow: undefined, line: dryLine(plan) };
		}
		const wanted = wantedOf(plan, this.wiring);
		this.learn(template, installed.id);
		if (isAsWanted(installed, wanted)) return this.entry(plan, installed, 'unchanged');
		this.options.backup.keep(installed);
		const updated = await this.workflows.update(installed.id, wanted);
		const word = plan.kind === 'same' ? 'connected' : 'updated';
		return this.entry(plan, updated, word);
	}

	/** Sets links that could not be set before. */
	async finish(entry: Entry): Promise<void> {
		const { plan, workflow } = entry;
		const mark = workflow && readMark(workflow.staticData);
		if (!workflow || !mark) return;
		const { template } = plan;
		const wanted = wantedOf({ kind: 'same', template, installed: workflow, mark }, this.wiring);
		if (!isAsWanted(workflow, wanted)) {
			entry.workflow = await this.workflows.update(workflow.id, wanted);
		}
	}

	async activate(entry: Entry): Promise<void> {
		const { workflow, line } = entry;
		if (!workflow || workflow.active || line.needs.length > 0 || !canBeActive(workflow)) return;
		try {
			await this.workflows.activate(workflow);
			line.active = true;
		} catch (error) {
			if (!(error instanceof RefusedError)) throw error;
			line.needs.push(error.message);
		}
	}

	private get wiring(): Wiring {
		const { credentials, ids, tables, errorWorkflow } = this;
		return { credentials, ids, tables, ...(errorWorkflow ? { errorWorkflow } : {}) };
	}

	private learn(template: Template, id: string): void {
		this.ids.set(template.id, id);
		if (template.nodes.some(({ type }) => type === ERROR_TRIGGER)) this.errorWorkflow = id;
	}

	private entry(plan: Plan, workflow: StoredWorkflow, done: string): Entry {
		const missing = stepsWithoutCredential(workflow, plan.template);
		const steps = missing.map((name) => `"${name}"`).join(', ');
		const needs = missing.length > 0 ? [`choose a credential in ${steps}.`] : [];
		const active = canBeActive(workflow) ? workflow.active : undefined;
		const line = { name: workflow.name, done, needs, ...(active === undefined ? {} : { active }) };
		return { plan, workflow, line };
	}

	/** The first workflow that is made tells how old an n8n is that had none. */
	private async refuseOldHost(workflow: StoredWorkflow): Promise<void> {
		if (workflow.activeVersionId !== undefined) return;
		await this.workflows.remove(workflow);
		throw tooOld();
	}
}

function refuseOldVersion(all: readonly StoredWorkflow[]): void {
	if (all[0] && all[0].activeVersionId === undefined) throw tooOld();
}

function tooOld(): InstallError {
	return new InstallError(
		'This n8n is too old: the workflows need n8n 2.4 or newer. Nothing was installed.',
	);
}

async function refuseWithoutPackage(api: PublicApi): Promise<void> {
	const type = 'etsyOAuth2Api';
	const purpose = { what: 'look for the package', scope: 'credential:read' };
	if (await api.ifThere('GET', `/credentials/schema/${type}`, purpose)) return;
	throw new InstallError(
		'The package n8n-nodes-print-on-demand is not installed in that n8n. In n8n: Settings > Community nodes > Install, enter n8n-nodes-print-on-demand; then run this again.',
	);
}

/** What others refer to comes first: the error workflow, then what is called, then the rest. */
function inOrder(plans: readonly Plan[]): Plan[] {
	const rank = ({ template }: Plan) => {
		const types = template.nodes.map(({ type }) => type);
		if (types.includes(CALLED_TRIGGER)) return 0;
		return types.includes(ERROR_TRIGGER) ? 1 : 2;
	};
	return [...plans].sort((one, other) => rank(one) - rank(other));
}

/** The line of a plan that is not carried out. */
function dryLine(plan: Plan): ReportLine {
	const { name } = plan.kind === 'create' ? plan.template : plan.installed;
	const line = (done: string, ...needs: string[]) => ({ name, done, needs });
	switch (plan.kind) {
		case 'create':
			return line('to be installed');
		case 'same':
			return line('up to date');
		case 'update':
			return line('to be updated');
		case 'archived':
			return line(
				'left alone',
				'you archived it. Take it out of the archive, or delete it there to have it installed anew.',
			);
		case 'foreign':
			return line(
				'left alone',
				'a workflow of this name was not installed by this command. Rename it, or take it over with --adopt.',
			);
		case 'unpublished':
			return line(
				'not updated',
				'it has changes that are not published. Publish or discard them in n8n, then run this again.',
			);
		case 'refuse':
			return line(
				'not updated',
				...conflictTexts(plan.conflicts),
				'to have it updated all the same: --force (a backup is made).',
			);
	}
}

function summary(lines: ReportLine[]): Omit<Report, 'notes'> {
	return { lines, isIncomplete: lines.some(({ needs }) => needs.length > 0) };
}
