import { HookContext, LoadOptionsContext, PollContext } from 'n8n-core';
import { surround } from './surroundings';
import type { TestNodeSettings } from './surroundings';

/** The `this` of a node's `methods.loadOptions` and `methods.listSearch`. */
export function loadOptionsContext(settings: TestNodeSettings): LoadOptionsContext {
	const { workflow, node, additionalData } = surround(settings);
	// What stands in the panel at the moment, as the editor sends it.
	additionalData.currentNodeParameters = settings.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters');
}

/** The `this` of a trigger's `poll`; `mode` is `trigger` or, for a test run, `manual`. */
export function pollContext(settings: TestNodeSettings): PollContext {
	const { workflow, node, additionalData, mode } = surround(settings);
	return new PollContext(workflow, node, additionalData, mode, 'init');
}

/** The `this` of a webhook trigger's `checkExists`, `create` and `delete`. */
export function hookContext(settings: TestNodeSettings): HookContext {
	const { workflow, node, additionalData, mode } = surround(settings);
	return new HookContext(workflow, node, additionalData, mode, 'activate');
}
