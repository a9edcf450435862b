/** A query or form value. Arrays are sent as each service wants them (Etsy: comma-joined). */
export type FieldValue = string | number | boolean | ReadonlyArray<string | number> | undefined;

/** A file to upload, which is never held in memory as a whole. */
export interface FilePart {
	/** The name of the form's field. */
	field: string;
	filename: string;
	/** Such as `image/png`. */
	contentType: string;
	/** The size where it is known; some servers refuse a form without `Content-Length`. */
	bytes?: number;
	/** Opens the file at its start; called anew for each try. */
	open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A form with text fields and at most one file (`multipart/form-data`). */
export interface MultipartBody {
	kind: 'multipart';
	fields: Record<string, FieldValue>;
	file?: FilePart;
}

/** A request body in the encoding the service asks for. */
export type HttpBody =
	| { kind: 'json'; value: unknown }
	| { kind: 'form'; fields: Record<string, FieldValue> }
	| MultipartBody;

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
 * not use or refresh the credential, nothing was sent. `file`: the file to upload could not be read
 * to its end, so the service got no complete request. `half_sent`: the connection broke before the
 * file to upload was handed over whole, so the service cannot have taken it.
 */
export type NoAnswer = 'not_sent' | 'half_sent' | 'cut' | 'timeout' | 'credential' | 'file';

/**
 * Why n8n could not use a credential. `connection_ended`: the service takes its refresh token no
 * more. `not_connected`: it never was connected. `token_refused`: the service refused to renew the
 * token for another reason, such as a key that it does not know.
 */
export type CredentialTrouble = 'connection_ended' | 'not_connected' | 'token_refused';

/** What became of a request. */
export type SendOutcome =
	| { kind: 'answer'; response: HttpResponse }
	| {
			kind: 'none';
			reason: NoAnswer;
			detail: string;
			/** With the reason `credential`, where it can be told; becomes the failure's code. */
			code?: CredentialTrouble;
	  };

/**
 * The one way out. The run-time implementation stands on n8n's request helpers; tests may give
 * another. Never rejects.
 */
export interface HttpPort {
	send(request: HttpRequest): Promise<SendOutcome>;
}
