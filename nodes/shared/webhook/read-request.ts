import type { IWebhookFunctions } from 'n8n-workflow';

/** A request as it came over the wire. */
export interface RawRequest {
	/** The bytes before anybody parsed them; empty where there are none. */
	rawBody: Uint8Array;
	/** Names in lower case; what came as a list is left out. */
	headers: Readonly<Record<string, string>>;
}

/**
 * Reads what signatures are made over. The raw body is not there for multipart bodies, which n8n
 * reads in its own way and none of the senders uses.
 */
export function readRequest(context: IWebhookFunctions): RawRequest {
	const request = context.getRequestObject();
	const rawBody: unknown = Reflect.get(request, 'rawBody');
	const headers = Object.entries(request.headers).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string',
	);
	return {
		rawBody: rawBody instanceof Uint8Array ? rawBody : new Uint8Array(),
		headers: Object.fromEntries(headers),
	};
}
