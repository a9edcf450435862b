import { sleep } from 'n8n-workflow';
import type { ZodType, ZodTypeDef } from 'zod';
import type { Failure } from '../domain/failure';
import { fail, ok } from '../domain/result';
import type { Result } from '../domain/result';
import { checkAnswer } from './check-answer';
import { FailureWriter } from './failure-writer';
import type {
	FieldValue,
	HttpBody,
	HttpPort,
	HttpRequest,
	HttpResponse,
	SendOutcome,
} from './http';
import { limiterFor } from './limiter-registry';
import type { LimiterTime, RateLimiter } from './rate-limiter';
import { decideRetry } from './retry';
import type { RetryDecision, TryOutcome } from './retry';
import { readRetryAfter, waitOf } from './retry-after';
import type { ServiceProfile } from './service';

/**
 * What a call does to the world, which decides on retries. `read` and `idempotent` may
 * be sent again; `create` is never replayed by the transport: its caller looks first.
 */
export type Effect = 'read' | 'idempotent' | 'create';

/** One call to a service. */
export interface Call<T> {
	/** The operation's name in the service's document, such as `getShopReceipts`. */
	operation: string;
	effect: Effect;
	method: HttpRequest['method'];
	/** Below the base address, starting with a slash, ids already in it (encoded). */
	path: string;
	/** Another base address, for a service that lives under several. Without a slash at the end. */
	baseUrl?: string;
	query?: Record<string, FieldValue>;
	/** Sent with this call on top of the profile's, such as the store that it is for. */
	headers?: Record<string, string>;
	body?: HttpBody;
	/** Checks the answer; tolerates unknown and missing optional fields. */
	schema: ZodType<T, ZodTypeDef, unknown>;
	/**
	 * Which part of the answer the schema checks, where it is not the body alone: a service may name
	 * what was made in a header. Header names are lower case.
	 */
	read?(response: HttpResponse): unknown;
	/**
	 * Statuses outside 2xx that are answers all the same, such as 409 where a service names the
	 * order that is there already. The schema must take their body too.
	 */
	acceptStatuses?: readonly number[];
	/** Further rate-limit classes besides `all`. */
	limitClasses?: string[];
	/** Milliseconds before the call counts as timed out. Default 30,000. */
	timeoutMs?: number;
	/**
	 * Buyer data in the path or query, which must not come back in a failure. What stands under
	 * address and recipient keys of a JSON body is found without being named here.
	 */
	buyerTexts?: readonly string[];
}

/** The calls of one service with one credential. Never rejects. */
export interface ApiClient {
	call<T>(call: Call<T>): Promise<Result<T>>;
}

/** What a client needs; clock, sleep and dice are given by tests only. */
export interface ApiClientOptions {
	profile: ServiceProfile;
	port: HttpPort;
	/** Milliseconds since 1970. */
	now?: () => number;
	sleep?: (ms: number) => Promise<void>;
	/** From 0 to 1. */
	random?: () => number;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** How long everybody waits after a 429 that names no time and is not tried again. */
const DEFAULT_PAUSE_MS = 2_000;

/**
 * Builds the client of one service with one credential. Each call waits for the rate limiter, is
 * sent, retried as {@link decideRetry} says, checked against its schema, and ends as a value or as
 * a `Failure` without secrets or buyer data.
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
	const { profile, port, random = Math.random } = options;
	const time: LimiterTime = { now: options.now ?? Date.now, sleep: options.sleep ?? sleep };
	return {
		async call(call) {
			const learns = profile.readLimits !== undefined;
			const limiter = limiterFor(profile.limiterKey, profile.limits, time, learns);
			return await new Calling(call, { profile, port, time, random, limiter }).run();
		},
	};
}

interface Surroundings {
	profile: ServiceProfile;
	port: HttpPort;
	time: LimiterTime;
	random: () => number;
	limiter: RateLimiter;
}

/** One call with all its tries. */
class Calling<T> {
	private readonly failures: FailureWriter;
	private readonly request: HttpRequest;
	private attempt = 0;
	private firstTryAt: number | undefined;
	private tryAt: number | undefined;

	constructor(
		private readonly call: Call<T>,
		private readonly around: Surroundings,
	) {
		this.failures = new FailureWriter(around.profile, call);
		this.request = buildRequest(around.profile, call);
	}

	async run(): Promise<Result<T>> {
		for (;;) {
			this.attempt += 1;
			const grant = await this.around.limiter.acquire(this.call.limitClasses);
			if (!grant.granted) return fail(this.failures.ofLimit(grant, this.attempt));

			this.tryAt = this.around.time.now();
			this.firstTryAt ??= this.tryAt;
			const outcome = await this.around.port.send(this.request);
			if (outcome.kind === 'answer' && this.isSuccess(outcome.response)) {
				this.learn(outcome);
				return this.check(outcome.response);
			}

			const decision = this.decide(outcome);
			// In this order: what is learnt may let the next one start.
			this.pauseOthers(outcome, decision);
			this.learn(outcome);
			if (!decision.retry) return fail(this.failureOf(outcome));
			await this.around.time.sleep(decision.delayMs);
		}
	}

	private learn(outcome: SendOutcome): void {
		const { profile, limiter } = this.around;
		if (!profile.readLimits) return;
		const isAnswer = outcome.kind === 'answer';
		const classes = this.call.limitClasses ?? [];
		const readings = isAnswer ? profile.readLimits(outcome.response.headers, classes) : [];
		limiter.note(readings, this.tryAt);
	}

	private isSuccess(response: HttpResponse): boolean {
		if (this.call.acceptStatuses?.includes(response.status)) return true;
		if (response.status < 200 || response.status >= 300) return false;
		return this.around.profile.isError?.(response) !== true;
	}

	private check(response: HttpResponse): Result<T> {
		const { read = ({ body }: HttpResponse) => body, schema } = this.call;
		const checked = checkAnswer(schema, read(response));
		return checked.ok
			? ok(checked.value)
			: fail(this.failures.ofMismatch(response, checked.mismatch, this.attempt));
	}

	private decide(outcome: SendOutcome): RetryDecision {
		const { profile, time, random } = this.around;
		const nowMs = time.now();
		return decideRetry({
			effect: this.call.effect,
			outcome: tryOutcome(outcome),
			attempt: this.attempt,
			elapsedMs: nowMs - (this.firstTryAt ?? nowMs),
			random: random(),
			nowMs,
			waitMs: outcome.kind === 'answer' ? waitOf(profile, outcome.response) : undefined,
		});
	}

	/** A 429 is meant for everybody who uses this credential, not for this call alone. */
	private pauseOthers(outcome: SendOutcome, decision: RetryDecision): void {
		if (outcome.kind !== 'answer' || outcome.response.status !== 429) return;
		const { limiter, profile, time } = this.around;
		const { response } = outcome;
		const asked = readRetryAfter(response.headers, time.now()) ?? waitOf(profile, response);
		limiter.pause(asked ?? (decision.retry ? decision.delayMs : DEFAULT_PAUSE_MS));
	}

	private failureOf(outcome: SendOutcome): Failure {
		return outcome.kind === 'answer'
			? this.failures.ofAnswer(outcome.response, this.attempt, this.around.time.now())
			: this.failures.ofSilence(outcome, this.attempt);
	}
}

function buildRequest(profile: ServiceProfile, call: Call<unknown>): HttpRequest {
	return {
		method: call.method,
		url: `${call.baseUrl ?? profile.baseUrl}${call.path}`,
		query: call.query,
		headers: { ...profile.headers, ...call.headers },
		body: call.body,
		timeoutMs: call.timeoutMs ?? DEFAULT_TIMEOUT_MS,
	};
}

function tryOutcome(outcome: SendOutcome): TryOutcome {
	if (outcome.kind === 'none') return outcome;
	const { status, headers } = outcome.response;
	return { kind: 'answer', status, headers };
}
