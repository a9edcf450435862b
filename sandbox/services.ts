import type { SandboxService, World } from './core/service';
import { createEtsyService } from './etsy';
import { createGelatoService } from './gelato';
import { createGootenService } from './gooten';
import { createPrintfulService } from './printful';
import { createPrintifyService } from './printify';
import { createProdigiService } from './prodigi';

/** The vendors that `startSandbox` starts, each on a port of its own. */
export const serviceFactories = {
	etsy: createEtsyService,
	printify: createPrintifyService,
	prodigi: createProdigiService,
	gelato: createGelatoService,
	gooten: createGootenService,
	printful: createPrintfulService,
} satisfies Record<string, (world: World) => SandboxService>;

export type StartedServiceName = keyof typeof serviceFactories;
