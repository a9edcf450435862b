import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredWorkflow } from './stored-workflows';

/** Keeps workflows as they were before this run, as files that n8n can import. */
export class Backup {
	readonly folder: string;

	private isMade = false;

	/** @param at the moment of this run */
	constructor(parent: string, at: Date) {
		this.folder = join(parent, at.toISOString().slice(0, 19).replace(/:/g, '-'));
	}

	/** Writes a workflow to a file and returns its path. */
	keep(workflow: StoredWorkflow): string {
		if (!this.isMade) mkdirSync(this.folder, { recursive: true });
		this.isMade = true;
		const words = workflow.name
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.slice(0, 60);
		const path = join(this.folder, `${words}-${workflow.id}.json`);
		const { id, name, nodes, connections, settings, active } = workflow;
		const content = { id, name, nodes, connections, settings, active };
		// Only for whoever runs this: steps may hold addresses and words of the seller's own.
		writeFileSync(path, `${JSON.stringify(content, null, '\t')}\n`, { mode: 0o600 });
		return path;
	}

	/** Where the files are, if there are any. */
	get used(): string | undefined {
		return this.isMade ? this.folder : undefined;
	}
}
