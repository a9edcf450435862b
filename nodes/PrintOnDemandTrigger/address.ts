import type { INode } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';

/** As n8n makes it: 122 random bits, which is what keeps an unsigned address secret. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const LOCAL_HOST = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/i;

/** Whether an address leads to the machine itself, as those of the sandbox do. */
export function isThisMachine(url: string): boolean {
	return URL.canParse(url) && LOCAL_HOST.test(new URL(url).hostname);
}

/** Whether a provider out in the world could call the address. */
export function requireReachable(url: string): Result<true> {
	if (URL.canParse(url) && !isThisMachine(url)) return ok(true);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'registerWebhook',
			message: 'The address of this n8n leads to its own machine, so no provider can call it',
			hint: "Set n8n's environment variable N8N_WEBHOOK_URL (in older versions WEBHOOK_URL) to its public address and restart n8n; or read the changed orders on a schedule instead: Print on Demand > Order > Get Changed",
			fields: ['webhookUrl'],
		}),
	);
}

/**
 * Where nobody signs, the address is the secret. n8n puts a random id into it, unless a workflow
 * was made without one by hand: then it is made of names.
 */
export function requireSecretAddress({ webhookId }: INode): Result<true> {
	if (webhookId !== undefined && UUID.test(webhookId)) return ok(true);
	return fail(
		failure({
			category: 'policy',
			provider: 'pack',
			operation: 'activate',
			message: 'The address of this trigger could be guessed, and this provider signs nothing',
			hint: 'Delete this node, add it anew in the editor, which gives it a random address, and tell the provider the new address',
			fields: ['webhookId'],
		}),
	);
}
