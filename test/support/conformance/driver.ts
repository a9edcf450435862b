import type { Sandbox } from '../../../sandbox';
import type { ProviderCase } from './provider-case';

/** The JSON of an item. */
export type Json = Record<string, unknown>;

/** What a run of the node gave. */
export interface Ran {
	/** The items of the first output. */
	done: Json[];
	/** The items of the error output. */
	failed: Json[];
}

/** A published Print on Demand Trigger that listens for everything one provider tells. */
export interface Ear {
	/** Where news is posted to. */
	address: string;
	/** The items so far. */
	heard(): Json[];
	close(): Promise<void>;
}

/**
 * Something that runs the node Print on Demand for a seller who is connected to every provider of
 * a sandbox: n8n's engine in this process, or a real n8n.
 */
export interface Driver {
	sandbox: Sandbox;
	/**
	 * Runs the node once over all items, failed ones by the error output.
	 * @param parameters the node's; what differs from item to item is an expression
	 */
	run(parameters: Json, items: readonly object[]): Promise<Ran>;
	/** Publishes the trigger for a provider, which registers itself where that can be done. */
	listen(one: ProviderCase): Promise<Ear>;
	close(): Promise<void>;
}
