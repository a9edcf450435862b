import type { INode, INodeParameters } from 'n8n-workflow';
import { isSticky } from './workflow';

const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const SET = 'n8n-nodes-base.set';
const CALL = 'n8n-nodes-base.executeWorkflow';

/** The parameters that are the user's to change, by the start of their path. */
export function isUsersOwn(node: INode, path: string): boolean {
	if (node.type === SCHEDULE) return path.startsWith('rule.');
	if (isSticky(node)) return path !== 'type';
	if (node.type === CALL) return path.startsWith('workflowId');
	if (isRules(node)) return path.startsWith('assignments.');
	return false;
}

/**
 * A step of the new template with what the user set in the installed one: how often it runs, the
 * values of "Your rules", which workflow it calls, the text of a note, whether it is switched off,
 * its remarks, credentials and addresses.
 * @param isChanged whether the user changed the step's own parameters since it was installed
 */
export function keepUsersOwn(fresh: INode, installed: INode, isChanged: boolean): INode {
	const { id, webhookId, credentials, disabled, notes, notesInFlow } = installed;
	const kept = { webhookId, credentials, notes, notesInFlow, disabled };
	const present = Object.entries(kept).filter(([, value]) => value !== undefined);
	const step: INode = {
		...fresh,
		id,
		...Object.fromEntries(present),
		parameters: keptParameters(fresh, installed, isChanged),
	};
	// Who switched a step on left nothing behind that says so.
	if (disabled === undefined) delete step.disabled;
	return step;
}

function keptParameters(fresh: INode, installed: INode, isChanged: boolean): INodeParameters {
	if (fresh.type !== installed.type) return fresh.parameters;
	if (isSticky(fresh)) return isChanged ? installed.parameters : fresh.parameters;
	if (fresh.type === CALL && isChanged) {
		return { ...fresh.parameters, workflowId: installed.parameters.workflowId };
	}
	if (fresh.type === SCHEDULE) {
		const { rule } = installed.parameters;
		return rule === undefined ? fresh.parameters : { ...fresh.parameters, rule };
	}
	return isRules(fresh) ? withValues(fresh.parameters, installed.parameters) : fresh.parameters;
}

/** A step in which the user sets values, such as "Your rules". */
function isRules({ type, name }: INode): boolean {
	return type === SET && name === 'Your rules';
}

/** The values of the same names; names that are new come from the template. */
function withValues(fresh: INodeParameters, installed: INodeParameters): INodeParameters {
	const values = new Map(assignmentsOf(installed).map(({ name, value }) => [name, value]));
	const assignments = assignmentsOf(fresh).map((one) =>
		values.has(one.name) ? { ...one, value: values.get(one.name) } : one,
	);
	return { ...fresh, assignments: { assignments } } as unknown as INodeParameters;
}

interface Assignment {
	name: string;
	value: unknown;
}

function assignmentsOf({ assignments }: INodeParameters): Assignment[] {
	const inner = assignments as { assignments?: Assignment[] } | undefined;
	return inner?.assignments ?? [];
}
