import type { FailureCategory } from '../domain/failure';
import type { HttpResponse } from '../transport/http';
import type { ServiceError } from '../transport/service';

const LONGEST_TEXT = 300;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Create validation: `[{ path, type, message }]`. */
function fromList(list: unknown[]): Omit<ServiceError, 'requestId'> {
	const entries = list.filter(isRecord);
	const messages = entries.map((entry) => {
		const what = text(entry.message) ?? text(entry.type);
		const where = text(entry.path);
		return where && what ? `${where}: ${what}` : (what ?? where ?? '');
	});
	return {
		message: messages.filter((message) => message !== '').join('; '),
		code: entries.map((entry) => text(entry.type)).find((type) => type !== undefined),
		fields: entries.map((entry) => text(entry.path)).filter((path) => path !== undefined),
	};
}

function fromRecord(body: Record<string, unknown>): Omit<ServiceError, 'requestId'> {
	const error = text(body.error);
	const description = text(body.error_description);
	if (description !== undefined) return { message: description, code: error };
	return { message: error ?? text(body.message) ?? '' };
}

/** A gateway's page: its title if it has one; markup never reaches a user. */
function fromText(body: string): Omit<ServiceError, 'requestId'> {
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1];
	const plain = (title ?? body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
	return { message: plain };
}

function understood(body: unknown): Omit<ServiceError, 'requestId'> {
	if (Array.isArray(body)) return fromList(body);
	if (isRecord(body)) return fromRecord(body);
	return typeof body === 'string' ? fromText(body) : { message: '' };
}

/**
 * What Etsy means where the status alone would mislead: a missing permission is answered with 401
 * and names the scope, a keystring without its secret with 403 (facts/etsy.md 2 and 3).
 */
function meantCategory(status: number, message: string): FailureCategory | undefined {
	if (status === 401 && /scope/i.test(message)) return 'permission';
	if (status === 403 && /shared.?secret|api.?key/i.test(message)) return 'auth';
	return undefined;
}

/**
 * Understands the four shapes of Etsy's error answers (facts/etsy.md 3): `{ error }`, OAuth's
 * `{ error, error_description }`, a list of `{ path, type, message }`, and HTML or nothing from a
 * gateway. Never throws, whatever came.
 */
export function readEtsyError(response: HttpResponse): ServiceError {
	const { message, code, fields } = understood(response.body);
	return {
		message: message.slice(0, LONGEST_TEXT),
		code,
		fields,
		category: meantCategory(response.status, message),
		requestId: response.headers['x-etsy-request-uuid'],
	};
}
