import { ApplicationError, BaseError } from 'n8n-workflow';
import { failure, type Failure } from '../../core/domain/failure';

/** The first place in our or the host's code that a stack names; the text before it is left out. */
function firstFrame(error: Error): string {
	const frame = (error.stack ?? '').split('\n').find((line) => /^\s+at\s/.test(line));
	return frame?.trim() ?? 'no place known';
}

/** n8n's own errors (bad parameter, bad expression) are written for users and say what to do. */
function isWrittenForUsers(error: unknown): error is Error {
	return error instanceof BaseError || error instanceof ApplicationError;
}

function ownHint(error: Error): string {
	const description: unknown = 'description' in error ? error.description : undefined;
	return typeof description === 'string' && description !== ''
		? description
		: 'Check the values of this step for this item.';
}

/**
 * Turns what was thrown while an operation ran into a failure. Our core does not throw, so it is
 * either one of n8n's own errors, whose text is kept, or a bug. A bug's text is left out, because
 * it may quote an order (a JSON error does); its kind and its place in the code are kept.
 * @param operation what ran, such as `order:getAll`
 */
export function errorToFailure(error: unknown, operation: string): Failure {
	if (isWrittenForUsers(error)) {
		return failure({
			category: 'validation',
			provider: 'pack',
			operation,
			message: error.message,
			hint: ownHint(error),
		});
	}
	const kind = error instanceof Error ? error.name : typeof error;
	const place = error instanceof Error ? firstFrame(error) : 'no place known';
	return failure({
		category: 'unclear',
		retryable: false,
		provider: 'pack',
		operation,
		message: `This node has a bug and stopped in the middle of its work (${kind}).`,
		hint: `Look whether the work was done, then report this with the line: ${place}`,
	});
}
