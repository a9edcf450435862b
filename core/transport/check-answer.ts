import type { ZodIssue, ZodType, ZodTypeDef } from 'zod';

/** Where an answer is not as it should be. Never holds the wrong value: it may be buyer data. */
export interface Mismatch {
	/** The worst first; `answer` stands for the whole answer. */
	paths: string[];
	/** Continues a sentence after the first path. */
	problem: string;
}

/** The value, or where it is wrong. */
export type Checked<T> = { ok: true; value: T } | { ok: false; mismatch: Mismatch };

/** More paths than these help nobody; a changed list is wrong in every entry. */
const MAX_PATHS = 5;
const WHOLE = 'answer';

/**
 * Checks an answer's body. Texts that should have been JSON are told apart, because a seller can
 * do nothing about them but wait.
 */
export function checkAnswer<T>(schema: ZodType<T, ZodTypeDef, unknown>, body: unknown): Checked<T> {
	try {
		const parsed = schema.safeParse(body);
		if (parsed.success) return { ok: true, value: parsed.data };
		if (typeof body === 'string') return wrong([WHOLE], 'is no JSON');
		const issues = parsed.error.issues.map(deepest);
		const paths = [...new Set(issues.map((issue) => pathText(issue.path)))];
		return wrong(paths.slice(0, MAX_PATHS), problemOf(issues[0]));
	} catch (error) {
		// A schema's own transformation may throw on what nobody thought of.
		const name = error instanceof Error ? error.name : 'error';
		return wrong([WHOLE], `could not be read (${name})`);
	}
}

function wrong(paths: string[], problem: string): { ok: false; mismatch: Mismatch } {
	return { ok: false, mismatch: { paths: paths.length > 0 ? paths : [WHOLE], problem } };
}

/** Of the branches of a union the one that got furthest tells most. */
function deepest(issue: ZodIssue): ZodIssue {
	if (issue.code !== 'invalid_union') return issue;
	const branches = issue.unionErrors.flatMap((error) => error.issues.map(deepest));
	return branches.reduce((a, b) => (b.path.length > a.path.length ? b : a), issue as ZodIssue);
}

/** `['results', 3, 'price']` as `results[3].price`. */
export function pathText(path: ReadonlyArray<string | number>): string {
	let text = '';
	for (const step of path) {
		if (typeof step === 'number') text += `[${step}]`;
		else text += text === '' ? step : `.${step}`;
	}
	return text === '' ? WHOLE : text;
}

function problemOf(issue: ZodIssue | undefined): string {
	if (issue?.code === 'invalid_type') {
		return issue.received === 'undefined' || issue.received === 'null'
			? 'is missing'
			: `should be ${issue.expected} but is ${issue.received}`;
	}
	return 'is not as expected';
}
