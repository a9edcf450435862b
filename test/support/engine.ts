/**
 * The engine harness: our nodes in n8n-core's own engine, HTTP faked at the socket. Import this
 * first: n8n-core needs `reflect-metadata` to be there before it, and nock must come after
 * n8n-core, or a faked network error is thrown past the request that it belongs to.
 */
import 'reflect-metadata';

export { hookContext, loadOptionsContext, pollContext } from './engine/contexts';
export { activate, fetchTestEvent } from './engine/poll-node';
export type { PolledRun, TestPoller } from './engine/poll-node';
export { runNode } from './engine/run-node';
export type { NodeRun, RunNodeOptions } from './engine/run-node';
export type { TestItem } from './engine/inputs';
export type { TestNodeSettings } from './engine/surroundings';
export { hooksOf, listen } from './engine/webhook-node';
export type { TestHooks, TestWebhook, WebhookCall, WebhookOptions } from './engine/webhook-node';
