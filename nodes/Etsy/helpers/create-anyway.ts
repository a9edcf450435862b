import type { INodeProperties } from 'n8n-workflow';

/** The option to make a second one of the same title. */
export const createAnywayOption: INodeProperties = {
	displayName: 'Create Even If It Exists',
	name: 'createAnyway',
	type: 'boolean',
	default: false,
	description:
		'Whether to make another one where the shop has one of this title already. Off, that one is returned with "alreadyExisted".',
};

/** Whether two titles are the same for a seller: without blanks around them, in any case. */
export function sameTitle(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}
