import { z } from 'zod';
import { FAILURE_CATEGORIES, sentence, type FailureCategory } from './failure';

/**
 * What became of a workflow that stopped, in a seller's words and without anything of a buyer's.
 */
export interface Breakdown {
	/** The same for the same workflow, step and kind of failure. */
	key: string;
	workflowId: string;
	workflowName: string;
	/** The step at which it stopped; empty when the workflow could not even start. */
	step: string;
	category: FailureCategory;
	message: string;
	hint: string;
	/** A headline for a message. */
	title: string;
	/** Where n8n shows the execution; empty when there is none. */
	link: string;
}

/** A failure of ours, as the nodes put it into the error (`context.failure`). */
const ours = z.object({
	category: z.enum(FAILURE_CATEGORIES),
	message: z.string(),
	hint: z.string(),
});

const error = z
	.object({
		name: z.string().optional().catch(undefined),
		message: z.string().optional().catch(undefined),
		httpCode: z.coerce.number().optional().catch(undefined),
		node: z.object({ name: z.string() }).optional().catch(undefined),
		context: z
			.object({ failure: ours.optional().catch(undefined) })
			.optional()
			.catch(undefined),
	})
	.catch({});

/**
 * What n8n gives to an Error Trigger (n8n 2.41): an execution that failed, or a trigger that did.
 */
const report = z.object({
	workflow: z.object({ id: z.coerce.string(), name: z.string() }),
	execution: z
		.object({
			url: z.string().optional().catch(undefined),
			lastNodeExecuted: z.string().optional().catch(undefined),
			error,
		})
		.optional(),
	trigger: z.object({ error }).optional(),
});

type ErrorReport = z.infer<typeof error>;

const NETWORK = /ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|socket hang up|timed? ?out/i;

/** The kind of an error that is not ours, by its status and its looks; its text is never shown. */
function categoryOf({ httpCode = 0, message = '' }: ErrorReport): FailureCategory {
	if (httpCode === 429) return 'rate_limit';
	if (httpCode === 401) return 'auth';
	if (httpCode === 403) return 'permission';
	if (httpCode === 404) return 'not_found';
	if (httpCode >= 500) return 'service_down';
	if (httpCode >= 400) return 'validation';
	return NETWORK.test(message) ? 'network' : 'unclear';
}

/** What the kind of a foreign error means for the seller. */
const KINDS: Partial<Record<FailureCategory, string>> = {
	auth: 'It was not let in: the credential is refused.',
	network: 'The service could not be reached.',
	not_found: 'What it asked for does not exist.',
	permission: 'The credential may not do this.',
	rate_limit: 'The service was asked too often.',
	service_down: 'The service does not work at the moment.',
	validation: 'The service did not accept what was sent.',
};

const LOOK =
	'Open the execution and read what the step says. If it was not kept, set "Save failed production executions" in the settings of the workflow to "Save" until it happens again.';

/**
 * Says what an Error Trigger reports. The text of errors that are not ours is left out, because it
 * may quote an order; those of this pack hold no secret and no buyer data.
 * @returns undefined where it is no report of an Error Trigger
 */
export function describeBreakdown(json: unknown): Breakdown | undefined {
	const read = report.safeParse(json);
	if (!read.success) return undefined;
	const { workflow, execution, trigger } = read.data;
	const caught = execution?.error ?? trigger?.error ?? {};
	const own = caught.context?.failure;
	const step = execution?.lastNodeExecuted ?? caught.node?.name ?? '';
	const category = own?.category ?? categoryOf(caught);
	const what = execution
		? `The workflow "${workflow.name}" stopped${step === '' ? '' : ` at the step "${step}"`}.`
		: `The workflow "${workflow.name}" could not start by itself${step === '' ? '' : `: its trigger "${step}" failed`}.`;
	const why = own?.message ?? KINDS[category] ?? '';
	return {
		key: ['workflow', workflow.id, step, category].join(':'),
		workflowId: workflow.id,
		workflowName: workflow.name,
		step,
		category,
		message: why === '' ? what : `${what} ${sentence(why)}`,
		hint: own ? sentence(own.hint) : LOOK,
		title: `"${workflow.name}" ${execution ? 'stopped' : 'could not start'}`,
		link: execution?.url ?? '',
	};
}
