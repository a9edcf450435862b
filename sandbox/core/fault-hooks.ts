import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { FaultPlan, FaultRule } from './faults';
import { operationOf } from './operation';
import type { SandboxService, World } from './service';

/**
 * Adds the hooks that make calls fail on request and count every call. The decision falls before
 * the body is read; what strikes after the commit is done when the handler's answer is ready.
 */
export function installFaults(app: FastifyInstance, service: SandboxService, world: World): void {
	const plans = new WeakMap<FastifyRequest, FaultPlan>();

	app.addHook('onRequest', async (request, reply) => {
		const plan = world.faults.plan({
			service: service.name,
			method: request.method,
			path: request.url.split('?')[0] ?? request.url,
			operation: operationOf(request),
		});
		for (const id of plan.struck) world.counts.fault(id);
		if (plan.latencyMs > 0) await sleep(plan.latencyMs);
		const { rule } = plan;
		if (!rule) return;
		if (!strikesAfterCommit(rule) && leavesOpen(rule) && request.method !== 'GET') {
			const path = request.url.split('?')[0] ?? request.url;
			world.counts.undoneCall(service.name, operationOf(request), path);
		}
		if (rule.kind === 'cut_before_commit') {
			world.counts.call(service.name, operationOf(request), 'cut_before_commit');
			reply.hijack();
			request.raw.socket.resetAndDestroy();
			return await reply;
		}
		if (strikesAfterCommit(rule)) {
			plans.set(request, plan);
			return;
		}
		return await sendFault(reply, service, rule);
	});

	app.addHook('onSend', async (request, reply, payload: unknown) => {
		const rule = plans.get(request)?.rule;
		const operation = operationOf(request);
		if (rule?.kind === 'cut_after_commit') {
			world.counts.call(service.name, operation, 'cut_after_commit');
			request.raw.socket.resetAndDestroy();
			return payload;
		}
		if (rule?.kind === 'status') {
			const status = rule.status ?? 500;
			const { body, headers = {} } = service.errorBody(status);
			reply.code(status).headers(headers).removeHeader('content-length');
			world.counts.call(service.name, operation, status);
			return typeof body === 'string' ? body : JSON.stringify(body);
		}
		world.counts.call(service.name, operation, reply.statusCode);
		if (rule?.kind === 'malformed_body') {
			reply.removeHeader('content-length');
			return spoil(payload);
		}
		return payload;
	});
}

function strikesAfterCommit(rule: FaultRule): boolean {
	if (rule.kind === 'status') return rule.afterCommit === true;
	return rule.kind === 'cut_after_commit' || rule.kind === 'malformed_body';
}

/** Whether the caller cannot know what became of the call; 429 and 503 say that nothing did. */
function leavesOpen({ kind, status = 500 }: FaultRule): boolean {
	return kind === 'cut_before_commit' || (kind === 'status' && status >= 500 && status !== 503);
}

async function sendFault(
	reply: FastifyReply,
	service: SandboxService,
	rule: FaultRule,
): Promise<FastifyReply> {
	const status = rule.kind === 'rate_limit' ? 429 : (rule.status ?? 500);
	const { body, headers = {} } = service.errorBody(status);
	reply.code(status).headers(headers);
	if (rule.kind === 'rate_limit' && rule.retryAfterSeconds !== undefined) {
		reply.header('retry-after', String(rule.retryAfterSeconds));
	}
	return await reply.send(body);
}

/** Half of the answer and then rubbish: no JSON parser takes it. */
function spoil(payload: unknown): string {
	const text = typeof payload === 'string' ? payload : '{"result": [';
	return `${text.slice(0, Math.ceil(text.length / 2))}<<broken>>`;
}
