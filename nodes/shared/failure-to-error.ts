import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type NodeError,
} from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';

/** Why the node failed, in the words n8n's own features understand (n8n-workflow 2.41). */
type NodeFailure = NodeError['failure'];

function cause(failure: Failure): NodeFailure {
	const wait =
		failure.retryAfterSeconds === undefined
			? {}
			: { retryAfterMs: Math.round(failure.retryAfterSeconds * 1000) };
	switch (failure.category) {
		case 'rate_limit':
			return { cause: 'rate-limited', ...wait };
		case 'service_down':
		case 'network':
			return { cause: 'temporarily-unavailable', ...wait };
		case 'auth':
			return { cause: 'credential-invalid' };
		default:
			return undefined;
	}
}

/** The failure as plain data for an item's JSON. */
export function failureToJson(failure: Failure): IDataObject {
	return { ...failure };
}

/**
 * Makes the error that n8n shows: message and hint of the failure, the item it belongs to, and
 * the failure itself under `context.failure`, where an error workflow finds it. Nothing else of
 * the outside world goes in, so the error is as free of secrets and buyer data as the failure.
 * @returns a NodeApiError where a service answered with an HTTP status, else a NodeOperationError
 */
export function failureToError(
	node: INode,
	failure: Failure,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const options = {
		message: failure.message,
		description: failure.hint,
		itemIndex,
		failure: cause(failure),
	};
	const error =
		failure.httpStatus === undefined
			? new NodeOperationError(node, failure.message, options)
			: new NodeApiError(
					node,
					{ message: failure.message },
					{ ...options, httpCode: String(failure.httpStatus) },
				);
	error.context.failure = failureToJson(failure);
	return error;
}
