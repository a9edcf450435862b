import type { FailureCategory } from '../domain/failure';
import type { ServiceName } from '../domain/provider';
import type { HttpResponse } from './http';
import type { LimitReading, LimitRule } from './rate-limiter';

/** What a service's error answer says, dug out of whatever shape it has. */
export interface ServiceError {
	/** The service's own words; may hold secrets or buyer data, which the client takes out. */
	message: string;
	code?: string;
	fields?: string[];
	requestId?: string;
	/** Where the service's code says more than the status, such as `artwork` for a bad image. */
	category?: FailureCategory;
}

/** Everything that differs between the services as far as the transport is concerned. */
export interface ServiceProfile {
	service: ServiceName;
	/** Without a slash at the end, such as `https://api.printify.com`. */
	baseUrl: string;
	/** Sent with every request, on top of what the credential adds. */
	headers: Record<string, string>;
	/**
	 * Who shares a rate limit: one limiter lives per key and process. Must not be a secret itself
	 * (hash it).
	 */
	limiterKey: string;
	/** The limits to keep before the service has told its own, per class of call. */
	limits: LimitRule[];
	/**
	 * Reads the limits out of an answer's headers, where the service tells them.
	 * @param classes the classes of the call besides `all`, where single calls have limits of their
	 * own
	 */
	readLimits?(headers: Record<string, string>, classes: readonly string[]): LimitReading[];
	/**
	 * Reads out of a 429 without `retry-after` how long nobody is let in, where the service tells
	 * that in headers of its own. Milliseconds.
	 */
	readWait?(headers: Record<string, string>): number | undefined;
	/** Understands the service's error bodies; also called for 2xx where `isError` says so. */
	readError(response: HttpResponse): ServiceError;
	/** Whether a 2xx answer is an error all the same (Gooten's `HadError`). */
	isError?(response: HttpResponse): boolean;
	/** Secrets that must never appear in a message. */
	secrets: string[];
}
