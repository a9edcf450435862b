import type { Reader } from '../planning/setting-texts';

const E_MAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

/** One e-mail address. */
export const eMail: Reader<string> = (text) => (E_MAIL.test(text) ? text : undefined);

/** Several e-mail addresses. */
export const eMails: Reader<string[]> = (text) => {
	const all = text.split(/[\s,;]+/).filter((one) => one !== '');
	return all.length > 0 && all.every((one) => E_MAIL.test(one)) ? all : undefined;
};

/** Addresses of which each is a secret by itself, as their owners say: whoever has it may write. */
const SECRET_ADDRESS =
	/^https:\/\/(?:hooks\.slack\.com|(?:[a-z]+\.)?discord(?:app)?\.com\/api\/webhooks)\b/;

/**
 * An address that is no secret itself: nothing behind a question mark, no password before the
 * host. Unencrypted only where it does not leave the machine.
 */
export const openAddress: Reader<string> = (text) => {
	const isWeb = /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])[^\s@?#]+$/.test(text);
	return isWeb && !SECRET_ADDRESS.test(text) ? text : undefined;
};
