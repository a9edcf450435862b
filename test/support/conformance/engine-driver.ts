import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PrintOnDemand } from '../../../nodes/PrintOnDemand/PrintOnDemand.node';
import { providerModule } from '../../../core/providers/registry';
import { forgetLimiters, limiterFor } from '../../../core/transport/limiter-registry';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { runNode } from '../engine';
import { openPodTrigger } from '../pod-trigger';
import { valueOf } from '../result';
import { CASES, credentialsOfAll, worldOfAll } from './cases';
import type { Driver } from './driver';

/** More calls than any test makes. */
export const NO_LIMIT = 1_000_000;

/** The sandbox with all that can be ordered, and limits that no test reaches by chance. */
export async function startConformanceSandbox(): Promise<Sandbox> {
	const limits = Object.fromEntries(
		CASES.map(({ provider }) => [
			provider,
			{ perMinute: NO_LIMIT, ...(provider === 'printify' ? { catalogPerMinute: NO_LIMIT } : {}) },
		]),
	);
	return await startSandbox({ scenario: worldOfAll(), limits });
}

/** The node in n8n's own engine, in this process. It keeps the pace that the providers ask for. */
export function engineDriver(sandbox: Sandbox): Driver {
	return {
		sandbox,
		async run(parameters, items) {
			const { outputs, error } = await runNode({
				node: new PrintOnDemand(),
				parameters: parameters as INodeParameters,
				credentials: credentialsOfAll(sandbox),
				credentialTypes: CASES.map(({ credentialType }) => credentialType),
				inputs: [items.map((item) => ({ json: { ...item } as IDataObject }))],
				onError: 'continueErrorOutput',
			});
			if (error) throw error;
			const [done = [], failed = []] = outputs.map((list) => list.map(({ json }) => json));
			return { done, failed };
		},
		async listen(one) {
			const trigger = await openPodTrigger(one, sandbox, { webhookId: randomUUID() });
			await trigger.activate();
			const { address, items } = trigger;
			const close = async () => {
				await trigger.deactivate();
				await trigger.close();
			};
			return { address, heard: items, close };
		},
		close: async () => await sandbox.close(),
	};
}

/**
 * Forgets the pace of all providers, and that there is one: nobody waits in what follows, in this
 * process. How limits are kept is a row of its own, and tested in the transport.
 */
export function hurry(sandbox: Sandbox): void {
	forgetLimiters();
	const time = { now: Date.now, sleep: async (ms: number) => await sleepFor(ms) };
	for (const { provider, credential } of CASES) {
		const module = valueOf(providerModule(provider));
		const { limiterKey } = module.profile(credential(sandbox));
		limiterFor(limiterKey, [{ class: 'all', limit: NO_LIMIT, windowMs: 1_000 }], time);
	}
}

async function sleepFor(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
