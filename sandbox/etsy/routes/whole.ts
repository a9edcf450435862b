import type { FastifyReply } from 'fastify';

import { etsyError } from '../errors';

/** A list that Etsy does not page. */
export function whole<T>(results: T[]): { count: number; results: T[] } {
	return { count: results.length, results };
}

/** The entry with an id. @throws 404 */
export function byId<T extends { id: number }>(list: readonly T[], id: number): T {
	const found = list.find((one) => one.id === id);
	if (!found) throw etsyError(404, `Could not find a resource with id ${id}`);
	return found;
}

/** Takes the entry with an id out of a list. @throws 404 */
export function removeById<T extends { id: number }>(list: T[], id: number): void {
	list.splice(list.indexOf(byId(list, id)), 1);
}

/** 204 without a body. */
export function gone(reply: FastifyReply): FastifyReply {
	return reply.code(204).send();
}
