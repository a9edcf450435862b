import type {
	IAdditionalCredentialOptions,
	IAllExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { encodeFields, withQuery } from './encode';
import type { HttpBody, HttpPort, HttpRequest, SendOutcome } from './http';
import { outcomeOfError, plainHeaders } from './n8n-error';
import { MultipartForm } from './multipart';
import { parseBody } from './parse-body';

/** What the port needs from a node: any of n8n's `this` that can send with a credential. */
export interface N8nHttpPortOptions {
	context: Pick<IAllExecuteFunctions, 'helpers'>;
	/** The credential's name in n8n, such as `etsyOAuth2Api`. */
	credentialType: string;
	/** For n8n, such as `{ oauth2: { ... } }`. */
	additional?: IAdditionalCredentialOptions;
}

/** Which error answers n8n gives back instead of throwing them. */
type Ignored = IHttpRequestOptions['ignoreHttpStatusErrors'];

/**
 * The way out at run time: n8n's own request helper, so that proxies, credential rules and the
 * renewal of OAuth tokens work as in every other node. Works in execute, poll, hook and
 * load-options functions.
 *
 * Redirects are not followed: n8n would send the credential along to wherever they lead.
 */
export function createN8nHttpPort(options: N8nHttpPortOptions): HttpPort {
	const { context, credentialType, additional } = options;
	return {
		async send(request) {
			const url = withQuery(request.url, request.query);
			const { body } = request;
			const form = body?.kind === 'multipart' ? new MultipartForm(body) : undefined;
			const once = async (
				ignored: Ignored,
			): Promise<{ outcome: SendOutcome; isThrown: boolean }> => {
				try {
					const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
						context as IAllExecuteFunctions,
						credentialType,
						n8nRequest(request, url, ignored, form),
						additional,
					);
					return { outcome: outcomeOfAnswer(answer), isThrown: false };
				} catch (error) {
					return { outcome: outcomeOfError(error, url), isThrown: true };
				}
			};
			const attempt = async (): Promise<SendOutcome> => {
				const { outcome, isThrown } = await once(ignoredStatuses(credentialType));
				const isRefused = outcome.kind === 'answer' && outcome.response.status === 401;
				if (isThrown || !isRefused || !isOAuth2(credentialType)) return outcome;
				// n8n 2.4 knows no exception from what it ignores, and so has not renewed the token. A 401
				// has certainly done nothing; where n8n throws all errors, it renews and repeats by itself.
				return (await once(undefined)).outcome;
			};
			return form === undefined ? await attempt() : await sendForm(form, attempt);
		},
	};
}

/**
 * Sends a form, and once more where n8n has renewed the token after a 401 but gives the 401 back,
 * as it does with bodies that it takes for spent (facts/n8n.md B, pitfall 9). Our form is not, and
 * a 401 has certainly done nothing. Where n8n repeated the request itself the file was begun twice.
 */
async function sendForm(
	form: MultipartForm,
	attempt: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
	const first = await attempt();
	const isRefused = first.kind === 'answer' && first.response.status === 401;
	const outcome = isRefused && form.file?.begun === 1 ? await attempt() : first;
	const { file } = form;
	if (outcome.kind !== 'none' || file === undefined) return outcome;
	if (file.problem !== undefined) return { kind: 'none', reason: 'file', detail: file.problem };
	const isHalf = outcome.reason === 'cut' && file.begun > 0 && !file.isWhole;
	return isHalf ? { ...outcome, reason: 'half_sent' } : outcome;
}

function n8nRequest(
	request: HttpRequest,
	url: string,
	ignored: Ignored,
	form: MultipartForm | undefined,
): IHttpRequestOptions {
	const { body, contentType } = encodeBody(request.body, form);
	return {
		method: request.method,
		url,
		headers: { Accept: 'application/json', ...contentType, ...request.headers },
		body,
		timeout: request.timeoutMs,
		// As text, because n8n would make a text of broken JSON and an object of whole JSON.
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
		...(ignored === undefined ? {} : { ignoreHttpStatusErrors: ignored }),
	};
}

/**
 * Error answers are data for us. But n8n renews an OAuth2 token only when a 401 is thrown, while
 * for other credentials a thrown 401 makes it send the same request a second time
 * (n8n-core `request-helpers`). Lint makes OAuth2 credentials carry it in their name.
 */
function ignoredStatuses(credentialType: string): Ignored {
	return isOAuth2(credentialType) ? { ignore: true, except: [401] } : true;
}

function isOAuth2(credentialType: string): boolean {
	return /oauth2/i.test(credentialType);
}

function encodeBody(
	body: HttpBody | undefined,
	form: MultipartForm | undefined,
): { body?: IHttpRequestOptions['body']; contentType?: Record<string, string> } {
	if (body === undefined) return {};
	// The HTTP library writes the header itself: only it knows the boundary.
	if (body.kind === 'multipart') return { body: form as unknown as FormData };
	// Texts, because n8n leaves out an empty object and encodes arrays in forms its own way.
	return body.kind === 'json'
		? {
				body: JSON.stringify(body.value),
				contentType: { 'Content-Type': 'application/json' },
			}
		: {
				body: encodeFields(body.fields),
				contentType: { 'Content-Type': 'application/x-www-form-urlencoded' },
			};
}

function outcomeOfAnswer(answer: unknown): SendOutcome {
	const { statusCode, headers, body } = answer as Record<string, unknown>;
	if (typeof statusCode !== 'number') {
		return { kind: 'none', reason: 'cut', detail: 'n8n returned no status' };
	}
	return {
		kind: 'answer',
		response: { status: statusCode, headers: plainHeaders(headers), body: parseBody(body) },
	};
}
