import type { ZodError, ZodIssue } from 'zod';

/** One thing that is wrong with an input, and where. */
export interface InputProblem {
	/** Place in the document, for example `/receipts/3/lines/0/quantity`. */
	path: string;
	message: string;
}

/** Bad input to the control interface or a bad scenario. Answered as 400 with all problems. */
export class InputError extends Error {
	constructor(readonly problems: readonly InputProblem[]) {
		super(problems.map(({ path, message }) => `${path || '/'}: ${message}`).join('\n'));
		this.name = 'InputError';
	}
}

/** The problems of a zod error, unions opened up. */
export function problemsOf(error: ZodError): InputProblem[] {
	return error.issues.flatMap(flatten);
}

function flatten(issue: ZodIssue): InputProblem[] {
	if (issue.code === 'invalid_union') {
		// The branch that got furthest into the document is the one that was meant.
		const branches = issue.unionErrors.map(problemsOf);
		branches.sort((a, b) => depth(b) - depth(a));
		return branches[0] ?? [];
	}
	return [{ path: issue.path.map((part) => `/${part}`).join(''), message: issue.message }];
}

function depth(problems: readonly InputProblem[]): number {
	return Math.max(0, ...problems.map(({ path }) => path.split('/').length));
}
