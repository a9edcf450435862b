import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** What a refused sender reads: nothing that helps to do better. */
const TEXTS = {
	400: 'Bad request',
	401: 'Refused',
	413: 'Too large',
	503: 'Try again later',
} as const;

/**
 * Answers a request by itself and starts nothing. A notice is sent again after an answer that is no
 * success.
 */
export function refuse(
	context: IWebhookFunctions,
	status: keyof typeof TEXTS,
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.statusCode = status;
	response.setHeader('content-type', 'text/plain');
	response.end(TEXTS[status]);
	return { noWebhookResponse: true };
}

/** Has n8n answer 200 and start nothing: nobody waits for this notice. */
export function accept(): IWebhookResponseData {
	return { webhookResponse: { message: 'Received' } };
}
