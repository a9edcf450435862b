import type { FastifyInstance } from 'fastify';

import { SandboxClient } from './client';
import { createApp, type InternalErrors, installService } from './core/app';
import { installControl } from './core/control';
import type { Observer } from './core/observe';
import type { SandboxService, World } from './core/service';
import { createWorld } from './core/world';
import { parseScenario } from './scenario/load';
import type { Scenario, ScenarioLimits } from './scenario/types';
import { serviceFactories, type StartedServiceName } from './services';

export { SandboxClient } from './client';
export type { ObservedCall } from './core/observe';
export type { Scenario } from './scenario/types';

type PortName = 'control' | StartedServiceName;

export interface SandboxOptions {
	/** 0 or absent: a free port. */
	ports?: Partial<Record<PortName, number>>;
	/** Where to listen. Never anything but this machine. */
	host?: '127.0.0.1';
	/** Default: the scenario's seed, else 1. */
	seed?: number;
	/** Loaded at the start and again by every reset. Without one, the world is empty. */
	scenario?: Scenario;
	/** Rate limits that win over the scenario's. */
	limits?: ScenarioLimits;
	/** Told of every call that a vendor answered. */
	observe?: Observer;
}

/** A running sandbox. */
export interface Sandbox {
	/** Base addresses without a slash at the end; vendor paths begin at the root. */
	urls: Record<PortName, string>;
	world: World;
	services: Record<StartedServiceName, SandboxService>;
	/** A client of the control interface. */
	control: SandboxClient;
	close(): Promise<void>;
}

/**
 * Starts every vendor on localhost, each on its own port, and the control interface on all ports.
 * @throws InputError when the scenario is not valid; Node's listen error when a port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { ports = {}, host = '127.0.0.1' } = options;
	const world = createWorld(options.seed);
	const names = Object.keys(serviceFactories) as StartedServiceName[];
	const services = byName(names, (name) => serviceFactories[name](world));
	const internalErrors: InternalErrors = { list: [] };
	const urls = { control: '', ...byName(names, () => '') };
	const all = Object.values(services);

	const loadScenario = (document: unknown) => {
		const scenario = parseScenario(document);
		applyScenario(world, all, scenario, options);
		return scenario;
	};
	const reset = () => {
		world.clock.reset();
		world.faults.reset();
		world.counts.reset();
		internalErrors.list.length = 0;
		for (const service of all) service.reset();
		loadScenario(options.scenario ?? {});
	};
	reset();

	const deps = { world, services: all, internalErrors, urls: () => urls, reset, loadScenario };
	const apps: FastifyInstance[] = [];
	const close = async () => {
		await Promise.all(apps.map(async (app) => await app.close()));
	};
	const start = async (name: PortName, service?: SandboxService) => {
		const app = createApp();
		apps.push(app);
		await installControl(app, deps);
		// A context of its own beside the control interface: hooks reach down, not sideways.
		if (service) {
			await app.register(async (vendor) => {
				await installService(vendor, service, world, internalErrors, options.observe);
			});
		}
		await app.listen({ host, port: ports[name] ?? 0 });
		const address = app.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		urls[name] = `http://${host}:${address.port}`;
	};
	try {
		await start('control');
		for (const service of all) await start(service.name as StartedServiceName, service);
	} catch (error) {
		await close();
		throw error;
	}
	return { urls, world, services, control: new SandboxClient(urls.control), close };
}

function applyScenario(
	world: World,
	services: readonly SandboxService[],
	scenario: Scenario,
	options: SandboxOptions,
): void {
	world.config.seed = options.seed ?? scenario.seed ?? 1;
	const names = services.map(({ name }) => name);
	world.config.limits = byName(names, (name) => ({
		...scenario.limits?.[name],
		...options.limits?.[name],
	}));
	world.random.reset(world.config.seed);
	world.faults.setSeed(world.config.seed);
	for (const service of services) {
		service.load(service.name === 'etsy' ? scenario : scenario[service.name], scenario);
	}
}

/** A record with an entry for each name. */
function byName<Name extends string, T>(
	names: readonly Name[],
	make: (name: Name) => T,
): Record<Name, T> {
	return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
