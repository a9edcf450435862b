/** Something that the user can put right; its message says how. Ends the command. */
export class InstallError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'InstallError';
	}
}

/** n8n refused one call; what it said is in the message. */
export class RefusedError extends InstallError {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'RefusedError';
	}
}

const UNREACHABLE: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'nothing listens there. Is n8n running, and is the port right?',
	ENOTFOUND: 'there is no computer of that name. Check the address.',
	EAI_AGAIN: 'the name could not be looked up. Check the address and your network.',
	ECONNABORTED: 'it did not answer in time.',
	ETIMEDOUT: 'it did not answer in time.',
	ECONNRESET: 'the connection was cut.',
};

/** Says why there was no answer at all. */
export function unreachable(url: string, code: string | undefined, message: string): InstallError {
	const certificate = /certificate|self.signed/i.test(message)
		? `its certificate is not trusted (${message}).`
		: undefined;
	const why = certificate ?? UNREACHABLE[code ?? ''] ?? `${message}.`;
	return new InstallError(`n8n at ${url} cannot be reached: ${why}`);
}

/**
 * Says what an answer that is no success means.
 * @param what what was to be done, such as "list the workflows"
 * @param scope what the API key must be allowed to do for it
 */
export function refused(
	status: number,
	body: unknown,
	what: string,
	scope: string,
	url: string,
): RefusedError {
	const said = messageIn(body);
	if (status === 401) {
		return new RefusedError(
			status,
			'n8n does not accept the API key. In n8n: Settings > n8n API, make a new key, and give it with --api-key or in N8N_API_KEY.',
		);
	}
	if (status === 403) {
		return new RefusedError(
			status,
			`The API key may not ${what}. In n8n: Settings > n8n API, make a key that has the scope ${scope}${said ? ` (n8n said: ${said})` : ''}.`,
		);
	}
	if (status === 404 && said === undefined) {
		return new RefusedError(
			status,
			`There is no n8n API at ${url}. Check the address (such as https://n8n.example.com), and that the public API is not switched off there.`,
		);
	}
	return new RefusedError(
		status,
		`n8n could not ${what}: ${said ?? `it answered with status ${status}`}.`,
	);
}

function messageIn(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
	return typeof body.message === 'string' ? body.message.replace(/\.$/, '') : undefined;
}
