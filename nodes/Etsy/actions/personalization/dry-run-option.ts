import type { INodeProperties } from 'n8n-workflow';

/** Only to tell what would change. */
export const dryRunOption: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether only to tell what would change, without changing anything',
};
