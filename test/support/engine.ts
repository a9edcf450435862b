/**
 * The engine harness: our nodes in n8n-core's own engine, HTTP faked at the socket. Import this
 * before anything of n8n-core, which needs `reflect-metadata` to be there first.
 */
import 'reflect-metadata';

export { hookContext, loadOptionsContext, pollContext } from './engine/contexts';
export { runNode } from './engine/run-node';
export type { NodeRun, RunNodeOptions } from './engine/run-node';
export type { TestItem } from './engine/inputs';
export type { TestNodeSettings } from './engine/surroundings';
