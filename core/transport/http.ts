/** A query or form value. Arrays are sent as each service wants them (Etsy: comma-joined). */
export type FieldValue = string | number | boolean | ReadonlyArray<string | number> | undefined;

/** A request body in the encoding the service asks for. */
export type HttpBody =
	| { kind: 'json'; value: unknown }
	| { kind: 'form'; fields: Record<string, FieldValue> };

/** One HTTP request, with an absolute address. */
export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	url: string;
	query?: Record<string, FieldValue>;
	headers?: Record<string, string>;
	body?: HttpBody;
	timeoutMs: number;
}

/** An answer of any status. Header names are lower case. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, or the text when it was no JSON. */
	body: unknown;
}

/**
 * Why there was no answer. `not_sent`: the connection was never made, so nothing can have
 * happened. `cut` and `timeout`: the service may have done what was asked. `credential`: n8n could
 * not use or refresh the credential, nothing was sent.
 */
export type NoAnswer = 'not_sent' | 'cut' | 'timeout' | 'credential';

/** What became of a request. */
export type SendOutcome =
	| { kind: 'answer'; response: HttpResponse }
	| { kind: 'none'; reason: NoAnswer; detail: string };

/**
 * The one way out. The run-time implementation stands on n8n's request helpers; tests may give
 * another. Never rejects.
 */
export interface HttpPort {
	send(request: HttpRequest): Promise<SendOutcome>;
}
