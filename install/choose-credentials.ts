import { RefusedError } from './api-error';
import { OUR_TYPES } from './offered-credentials';
import type { PublicApi } from './public-api';
import type { CredentialRef, Credentials } from './wiring';
import type { WorkflowJson } from './workflow';

/** A credential as n8n lists it. */
export interface ListedCredential {
	id: string;
	name: string;
	type: string;
}

/** A credential that the user named for a type: by name, by id, or both. */
export interface NamedCredential {
	type: string;
	name: string;
	id?: string;
}

export interface Chosen {
	credentials: Credentials;
	/** Lines for the user: what could not be chosen, and why. */
	notes: string[];
}

/**
 * All credentials of an n8n, without their secrets; nothing where it does not tell: before it had
 * such a list, or where the key may not see it.
 */
export async function listCredentials(api: PublicApi): Promise<ListedCredential[] | undefined> {
	const purpose = { what: 'list the credentials', scope: 'credential:list' };
	try {
		return await api.all<ListedCredential>('/credentials', purpose);
	} catch (error) {
		if (error instanceof RefusedError && error.status === 403) return undefined;
		throw error;
	}
}

/**
 * Which credential to use for each type: the one that the user named; else the only one that there
 * is. A credential that other services use too (a password, a mail server) is never guessed.
 * @param installed what is installed already: its credentials count where n8n lists none
 */
export function chooseCredentials(
	named: readonly NamedCredential[],
	listed: readonly ListedCredential[] | undefined,
	installed: readonly WorkflowJson[],
): Chosen {
	const known = listed ?? credentialsIn(installed);
	const credentials: Credentials = {};
	const notes: string[] = [];
	for (const type of OUR_TYPES) {
		const ofType = known.filter((one) => one.type === type);
		const [only] = ofType;
		if (named.some((one) => one.type === type)) continue;
		if (ofType.length === 1 && only) credentials[type] = { id: only.id, name: only.name };
		if (ofType.length > 1) {
			const names = ofType.map(({ name }) => `"${name}"`).join(', ');
			notes.push(
				`There are several credentials of the type ${type} (${names}): choose one with --credential ${type}="its name".`,
			);
		}
	}
	for (const one of named) {
		const { ref, note } = find(one, listed);
		if (ref) credentials[one.type] = ref;
		if (note) notes.push(note);
	}
	if (!listed && Object.keys(credentials).length === 0) {
		notes.push(
			'This n8n does not list its credentials to this key. Name yours, such as --credential etsyOAuth2Api="My Etsy", or choose them in the steps.',
		);
	}
	return { credentials, notes };
}

function find(
	{ type, name, id }: NamedCredential,
	listed: readonly ListedCredential[] | undefined,
): { ref?: CredentialRef; note?: string } {
	// Without an id, n8n looks for the name by itself when the workflow is saved.
	if (!listed) return { ref: { id: id ?? null, name } };
	const fitting = listed.filter(
		(one) => one.type === type && (id ? one.id === id : one.name === name),
	);
	const [only] = fitting;
	if (fitting.length === 1 && only) return { ref: { id: only.id, name: only.name } };
	const others = listed.filter((one) => one.type === type).map((one) => `"${one.name}"`);
	if (fitting.length > 1) {
		return {
			note: `Several credentials of the type ${type} are called "${name}": add the id, as in --credential ${type}="${name}"=ID.`,
		};
	}
	const there =
		others.length > 0 ? `There is ${others.join(', ')}.` : 'There is none of this type.';
	return { note: `No credential of the type ${type} is called "${name}". ${there}` };
}

/** The credentials that steps use already. */
function credentialsIn(workflows: readonly WorkflowJson[]): ListedCredential[] {
	const found = new Map<string, ListedCredential>();
	for (const { nodes } of workflows) {
		for (const { credentials = {} } of nodes) {
			for (const [type, { id, name }] of Object.entries(credentials)) {
				if (id) found.set(`${type} ${id}`, { id, name, type });
			}
		}
	}
	return [...found.values()];
}
