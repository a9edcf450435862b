/** What a supplier's branch gave, in the few words that matter. */
export type Answer =
	| { kind: 'taken'; reference: string }
	/** The step that sends is switched off. */
	| { kind: 'not_connected' }
	/** Nothing left this machine, or nobody answered at all. */
	| { kind: 'not_reached' }
	| { kind: 'not_let_in' }
	| { kind: 'later'; afterSeconds?: number }
	| { kind: 'refused'; detail: string }
	/** It may have got there. */
	| { kind: 'unclear'; detail?: string };

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST = 64;

/** Where suppliers put their own number of an order. */
const NUMBERS = [
	...['reference', 'orderNumber', 'order_number', 'orderId', 'order_id', 'number', 'id'],
];

/** The supplier's own number; empty where it gave none that can be one. */
function referenceIn(value: unknown): string {
	if (!isObject(value)) return '';
	const found = NUMBERS.map((name) => value[name]).find(
		(one) => typeof one === 'number' || (typeof one === 'string' && one.trim() !== ''),
	);
	const text = String(found ?? '').trim();
	return text.length <= MOST && /^[\w.#/:-]+$/.test(text) ? text : '';
}

/** Errors before anything was sent: no connection, no such host, no trust, nobody let us in. */
const NEVER_LEFT =
	/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EDNS|CERT_|certificate|WRONG_VERSION/i;
const NOT_LET_IN = /EAUTH|Invalid login|credentials/i;

/** The words of an error that are n8n's or the network's own; the rest may quote the order. */
function errorText(error: unknown): string {
	if (!isObject(error)) return String(error ?? '').slice(0, 300);
	const { message, code, name, cause } = error;
	const own = [message, code, name].filter((part) => typeof part === 'string');
	return [...own.map((part) => part.slice(0, 300)), isObject(cause) ? errorText(cause) : ''].join(
		' ',
	);
}

function byError(error: unknown): Answer {
	const status = isObject(error) ? Number(error.httpCode ?? error.status) : Number.NaN;
	if (status >= 300) return byStatus(status, {}, {});
	const text = errorText(error);
	if (NEVER_LEFT.test(text)) return { kind: 'not_reached' };
	if (NOT_LET_IN.test(text)) return { kind: 'not_let_in' };
	return { kind: 'unclear', detail: 'The connection broke off while it was sent.' };
}

function byStatus(status: number, headers: Fields, body: unknown): Answer {
	if (status >= 200 && status < 300) return { kind: 'taken', reference: referenceIn(body) };
	if (status === 401 || status === 403) return { kind: 'not_let_in' };
	if (status === 429) {
		const seconds = Number(headers['retry-after']);
		return seconds > 0 ? { kind: 'later', afterSeconds: seconds } : { kind: 'later' };
	}
	// A server that fails, or gives up waiting, may have taken the order all the same.
	if (status >= 500 || status === 408 || status === 409) {
		return { kind: 'unclear', detail: `It answered ${status}.` };
	}
	return { kind: 'refused', detail: `it answered ${status}` };
}

/** What a branch says in so many words: `taken` with yes, no or anything else. */
function inWords({ taken, ...given }: Fields): Answer {
	const word = String(taken).trim().toLowerCase();
	if (['true', 'yes'].includes(word)) return { kind: 'taken', reference: referenceIn(given) };
	return ['false', 'no'].includes(word) ? { kind: 'refused', detail: '' } : { kind: 'unclear' };
}

/**
 * Reads what the last step of a supplier's branch gave: a whole HTTP answer, an error, what a mail
 * server said, a row of a sheet, or `taken` in so many words. What is not understood is unclear.
 */
export function readAnswer(given: unknown): Answer {
	if (!isObject(given) || Object.keys(given).length === 0) return { kind: 'unclear' };
	if ('taken' in given) return inWords(given);
	// What went in comes out unchanged: nobody has sent it.
	if (given.isStillHere === true) return { kind: 'not_connected' };
	if (given.error !== undefined) return byError(given.error);
	if (typeof given.statusCode === 'number') {
		const headers = isObject(given.headers) ? given.headers : {};
		return byStatus(given.statusCode, headers, given.body);
	}
	const { rejected, accepted } = given;
	if (Array.isArray(rejected) && rejected.length > 0 && !(accepted as unknown[])?.length) {
		return { kind: 'refused', detail: 'the mail server does not take this address' };
	}
	return { kind: 'taken', reference: '' };
}
