import { failure } from '../domain/failure';
import type { Failure, FailureCategory, FailureInput } from '../domain/failure';
import { serviceLabel } from '../domain/provider';
import type { Call } from './api-client';
import type { Mismatch } from './check-answer';
import { categoryOfGarbage, categoryOfSilence, categoryOfStatus } from './classify';
import { explainAnswer, explainGarbage, explainLimit, explainSilence } from './explain';
import type { HttpResponse, SendOutcome } from './http';
import { buyerTextsIn, redactText } from './redact';
import type { Grant } from './rate-limiter';
import { readRetryAfter, waitOf } from './retry-after';
import type { ServiceError, ServiceProfile } from './service';

type Refusal = Extract<Grant, { granted: false }>;
type NoOutcome = Extract<SendOutcome, { kind: 'none' }>;

/** More fields than these are no help in a table cell. */
const MAX_FIELDS = 20;

/** Writes the failures of one call, with everything taken out that nobody may see. */
export class FailureWriter {
	private readonly label: string;
	private readonly redact: (text: string) => string;

	constructor(
		private readonly profile: ServiceProfile,
		private readonly call: Call<unknown>,
	) {
		this.label = serviceLabel(profile.service);
		const body = call.body?.kind === 'json' ? call.body.value : call.body?.fields;
		const buyerTexts = [...(call.buyerTexts ?? []), ...buyerTextsIn(body)];
		this.redact = (text) => redactText(text, { secrets: profile.secrets, buyerTexts });
	}

	/** For an error answer, also for a 2xx that the profile calls an error. */
	ofAnswer(response: HttpResponse, attempt: number, nowMs: number): Failure {
		const said = this.profile.readError(response);
		const category = this.categoryOf(response.status, said);
		const { label, call } = this;
		const retryAfterMs = readRetryAfter(response.headers, nowMs) ?? waitOf(this.profile, response);
		return this.write(category, attempt, {
			...explainAnswer(label, call.operation, category, response.status, this.redact(said.message)),
			...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
			...this.detailsOf(response, said),
		});
	}

	/** For a call that got no answer. */
	ofSilence({ reason, detail, code }: NoOutcome, attempt: number): Failure {
		const category = categoryOfSilence(reason, this.call.effect);
		const { label, call } = this;
		return this.write(category, attempt, {
			...explainSilence(label, call.operation, category, reason, this.redact(detail)),
			...(code === undefined ? {} : { code }),
		});
	}

	/** For an answer that says "done" but does not fit the schema. */
	ofMismatch(response: HttpResponse, mismatch: Mismatch, attempt: number): Failure {
		const category = categoryOfGarbage(this.call.effect);
		const paths = mismatch.paths.map(this.redact);
		const { label, call } = this;
		return this.write(category, attempt, {
			...explainGarbage(label, call.operation, category, paths[0] ?? '', mismatch.problem),
			code: 'unexpected_answer',
			httpStatus: response.status,
			fields: paths,
		});
	}

	/** For a call that was not sent because the limit is used up. */
	ofLimit({ retryAfterMs, usedUp }: Refusal, attempt: number): Failure {
		const retryAfterSeconds = Math.ceil(retryAfterMs / 1000);
		return this.write('rate_limit', attempt, {
			...explainLimit(this.label, retryAfterSeconds, usedUp),
			retryAfterSeconds,
		});
	}

	/** A 5xx stays what it is for a create, whatever code the service puts into it. */
	private categoryOf(status: number, said: ServiceError): FailureCategory {
		const byStatus =
			status >= 200 && status < 300 ? 'validation' : categoryOfStatus(status, this.call.effect);
		return byStatus === 'unclear' ? 'unclear' : (said.category ?? byStatus);
	}

	private detailsOf(response: HttpResponse, said: ServiceError): Partial<Failure> {
		return {
			httpStatus: response.status,
			fields: (said.fields ?? []).slice(0, MAX_FIELDS).map(this.redact),
			...(said.code === undefined ? {} : { code: this.redact(said.code) }),
			...(said.requestId === undefined ? {} : { requestId: this.redact(said.requestId) }),
		};
	}

	private write(
		category: FailureCategory,
		attempt: number,
		rest: Omit<FailureInput, 'category' | 'provider' | 'operation'>,
	): Failure {
		const { profile, call } = this;
		return failure({
			category,
			provider: profile.service,
			operation: call.operation,
			attempt,
			...rest,
		});
	}
}
