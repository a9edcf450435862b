import type { Failure } from '../../domain/failure';
import { refusal } from './refusal';
import type { FetchLimits } from './types';
import type { Overdue } from './watch';

const AGAIN = 'Try it again later, or put the file on a faster host';

/** A size as a seller reads it. */
export function megabytes(bytes: number): string {
	const mb = bytes / 1024 / 1024;
	return `${mb >= 10 ? Math.round(mb) : Math.round(mb * 10) / 10} MB`;
}

/** A file that is larger than may be. */
export function tooLarge(host: string, { maxBytes }: FetchLimits): Failure {
	return refusal(
		'file_too_large',
		`The file at ${host} is larger than ${megabytes(maxBytes)}, or does not end at all`,
		"Use a smaller file, or raise 'Largest File' in the options",
	);
}

/** A file whose bytes are not as many as its host said. */
export function sizeWrong(host: string, announced: number): Failure {
	return refusal(
		'file_size_wrong',
		`${host} announced a file of ${announced} bytes and sent another number of them`,
		'Try it again. If it happens each time, put the file on another host',
		{ retryable: true },
	);
}

/** A download that took too long. */
export function tooSlow(host: string, overdue: Overdue, limits: FetchLimits): Failure {
	const seconds = (ms: number) => `${Math.max(1, Math.round(ms / 1000))} seconds`;
	const messages: Record<Overdue, string> = {
		answer: `${host} did not answer within ${seconds(limits.answerMs)}`,
		silence: `${host} stopped sending the file for ${seconds(limits.silenceMs)}`,
		total: `The file at ${host} did not arrive within ${seconds(limits.totalMs)}`,
		rate: `${host} sends the file so slowly that it would not end`,
	};
	return refusal('file_too_slow', messages[overdue], AGAIN);
}

/** An answer that is no file. */
export function notThere(host: string, status: number): Failure {
	if (status === 429 || status >= 500) {
		return refusal(
			'file_host_down',
			`${host} cannot give the file at the moment (status ${status})`,
			'Try it again later',
			{ httpStatus: status },
		);
	}
	return refusal(
		'file_not_there',
		`${host} does not give the file to everybody who has the address (status ${status})`,
		'Open the address in a private browser window: it must show the file itself, without a login',
		{ httpStatus: status },
	);
}

/** A connection that was not made. */
export function unreachable(host: string): Failure {
	return refusal(
		'file_host_down',
		`${host} cannot be reached`,
		'Check the address, and that n8n reaches the internet. It can be tried again',
	);
}

/** A connection that broke. */
export function cutOff(host: string): Failure {
	return refusal('file_cut', `The connection to ${host} broke off`, 'Try it again');
}

/** Redirects that lead nowhere or on and on. */
export function lostRedirect(host: string, redirects: number, { maxRedirects }: FetchLimits) {
	return redirects > maxRedirects
		? refusal(
				'too_many_redirects',
				`The file address leads on to another more than ${maxRedirects} times, the last at ${host}`,
				'Give the address at which the file itself is',
			)
		: refusal(
				'redirect_nowhere',
				`${host} says that the file is elsewhere and does not say where`,
				'Give the address at which the file itself is',
			);
}
