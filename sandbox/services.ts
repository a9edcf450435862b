import type { SandboxService, World } from './core/service';
import { createEtsyService } from './etsy';
import { createPrintifyService } from './printify';

/** The vendors that `startSandbox` starts, each on a port of its own. */
export const serviceFactories = {
	etsy: createEtsyService,
	printify: createPrintifyService,
} satisfies Record<string, (world: World) => SandboxService>;

export type StartedServiceName = keyof typeof serviceFactories;
