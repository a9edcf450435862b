import type { FastifyRequest } from 'fastify';

/** The name under which a call is counted: the operation, else method and path template. */
export function operationOf(request: FastifyRequest): string {
	const { operation } = request.routeOptions.config;
	return operation ?? `${request.method} ${request.routeOptions.url ?? '(unknown path)'}`;
}
