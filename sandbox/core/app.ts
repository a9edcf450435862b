import fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { installFaults } from './fault-hooks';
import { installObserver, type Observer } from './observe';
import { type SandboxService, VendorError, type World } from './service';

/** Where the control interface lives on every port. Faults and counts leave it alone. */
export const CONTROL_PREFIX = '/__sandbox__';

/** Errors of the sandbox itself: a 500 that no vendor and no fault rule asked for. */
export interface InternalErrors {
	list: string[];
}

/** An app with the settings that all ports share. */
export function createApp(): FastifyInstance {
	const app = fastify({
		logger: false,
		bodyLimit: 64 * 1024 * 1024,
		// A test that stops the sandbox must not wait for a client's idle connections.
		forceCloseConnections: true,
		routerOptions: { ignoreTrailingSlash: false, maxParamLength: 500 },
	});
	readBodiesToTheirEnd(app);
	return app;
}

/**
 * An answer that is given before the body was read, as a 401 is, goes out when the body has come:
 * as with the proxies in front of every vendor. Who answers and closes makes the client fail while
 * it is still sending, and it never sees the answer (RFC 9112, 9.6).
 */
function readBodiesToTheirEnd(app: FastifyInstance): void {
	app.addHook('onSend', async ({ raw }, _reply, payload: unknown) => {
		if (raw.complete || raw.destroyed) return payload;
		await new Promise<void>((resolve) => {
			for (const event of ['end', 'close', 'error']) raw.once(event, () => resolve());
			raw.unpipe().resume();
		});
		return payload;
	});
}

/**
 * Puts one vendor on an app: faults, counts, errors and unknown paths in the vendor's shape, then
 * the vendor's routes.
 */
export async function installService(
	app: FastifyInstance,
	service: SandboxService,
	world: World,
	internalErrors: InternalErrors,
	observe?: Observer,
): Promise<void> {
	if (observe) installObserver(app, service.name, observe);
	installFaults(app, service, world);
	app.setErrorHandler<FastifyError>(async (error, request, reply) => {
		if (error instanceof VendorError) {
			return await reply.code(error.status).headers(error.headers).send(error.body);
		}
		const status = error.statusCode ?? 500;
		if (status >= 500) {
			const text = `${request.method} ${request.routeOptions.url}: ${error.stack ?? error.message}`;
			internalErrors.list.push(text);
			process.stderr.write(`[sandbox ${service.name}] ${text}\n`);
		}
		const { body, headers = {} } = service.errorBody(status, error.message);
		return await reply.code(status).headers(headers).send(body);
	});
	app.setNotFoundHandler(async (_request, reply) => {
		const { body, headers = {} } = service.errorBody(404);
		return await reply.code(404).headers(headers).send(body);
	});
	await service.register(app);
}
