import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';

import { type InternalErrors, CONTROL_PREFIX } from './app';
import { faultRuleSchema } from './faults';
import { problemsOf, InputError } from './input-error';
import { addOrderLife } from './order-life';
import { type SandboxService, VendorError, type World } from './service';

/** What the control interface works on. */
export interface ControlDeps {
	world: World;
	services: readonly SandboxService[];
	internalErrors: InternalErrors;
	urls: () => Record<string, string>;
	/** Back to the state of the start. */
	reset: () => void;
	/** Validates and loads a scenario document; throws InputError. */
	loadScenario: (document: unknown) => { name?: string };
}

const clockSchema = z
	.object({
		advanceMs: z.number().min(0).optional(),
		advanceSeconds: z.number().min(0).optional(),
	})
	.strict()
	.refine((body) => (body.advanceMs === undefined) !== (body.advanceSeconds === undefined), {
		message: 'takes either advanceMs or advanceSeconds',
		path: ['advanceMs'],
	});

const faultsSchema = z.union([
	z.array(faultRuleSchema),
	z
		.object({ rules: z.array(faultRuleSchema) })
		.strict()
		.transform((body) => body.rules),
]);

/**
 * Adds the control interface (`/__sandbox__/*`, see `sandbox/README.md`) to an app. It has its own
 * body parser, so that it takes JSON whatever the vendor on the same port takes.
 */
export async function installControl(app: FastifyInstance, deps: ControlDeps): Promise<void> {
	await app.register(async (control) => {
		acceptJsonOnly(control);
		control.setErrorHandler<FastifyError>(async (error, _request, reply) => {
			if (error instanceof InputError) {
				return await reply.code(400).send({ error: error.message, problems: error.problems });
			}
			if (error instanceof VendorError) return await reply.code(error.status).send(error.body);
			return await reply.code(error.statusCode ?? 500).send({ error: error.message });
		});
		addWrites(control, deps);
		addReads(control, deps);
		for (const service of deps.services) {
			service.registerControl?.(control);
			if (service.life) addOrderLife(control, service.name, service.life);
		}
	});
}

function addWrites(control: FastifyInstance, deps: ControlDeps): void {
	const { world } = deps;
	control.post(`${CONTROL_PREFIX}/reset`, async () => {
		deps.reset();
		return { ok: true };
	});
	control.post(`${CONTROL_PREFIX}/scenario`, { bodyLimit: 256 * 1024 * 1024 }, async (request) => {
		const { name } = deps.loadScenario(request.body);
		return { ok: true, name: name ?? null };
	});
	control.post(`${CONTROL_PREFIX}/faults`, async (request) => {
		world.faults.set(check(faultsSchema, request.body));
		return { ok: true, rules: world.faults.rules() };
	});
	control.post(`${CONTROL_PREFIX}/clock`, async (request) => {
		const body = check(clockSchema, request.body);
		world.clock.advance(body.advanceMs ?? (body.advanceSeconds ?? 0) * 1000);
		return clockView(world);
	});
}

function addReads(control: FastifyInstance, deps: ControlDeps): void {
	const { world, services } = deps;
	const perService = (read: (service: SandboxService) => unknown) =>
		Object.fromEntries(services.map((service) => [service.name, read(service)]));

	control.get(`${CONTROL_PREFIX}/counts`, async () => world.counts.snapshot());
	control.get(`${CONTROL_PREFIX}/clock`, async () => clockView(world));
	control.get(`${CONTROL_PREFIX}/faults`, async () => world.faults.rules());
	control.get(`${CONTROL_PREFIX}/state`, async () => ({
		clock: clockView(world),
		seed: world.config.seed,
		...perService((service) => service.state()),
	}));
	control.get(`${CONTROL_PREFIX}/credentials`, async () =>
		perService((service) => {
			const baseUrl = deps.urls()[service.name] ?? '';
			return { baseUrl, ...service.credentials?.(baseUrl) };
		}),
	);
	control.get(`${CONTROL_PREFIX}/health`, async () => ({
		ok: deps.internalErrors.list.length === 0,
		internalErrors: deps.internalErrors.list,
		urls: deps.urls(),
	}));
}

function clockView({ clock }: World) {
	return { now: new Date(clock.now()).toISOString(), nowMs: clock.now(), offsetMs: clock.offset };
}

function acceptJsonOnly(control: FastifyInstance): void {
	control.removeAllContentTypeParsers();
	control.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		if (body === '') return done(null, undefined);
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(new InputError([{ path: '', message: 'the body is not JSON' }]));
		}
	});
}

/** Checks a body by a zod schema. @throws InputError with the path of each problem. */
export function check<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, body: unknown): T {
	const result = schema.safeParse(body ?? {});
	if (!result.success) throw new InputError(problemsOf(result.error));
	return result.data;
}
