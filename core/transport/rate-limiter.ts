/** At most `limit` calls in any `windowMs` for calls of the class. */
export interface LimitRule {
	/** `all` counts every call; another name counts the calls that carry it. */
	class: string;
	limit: number;
	windowMs: number;
}

/** What a service's headers say about one of its limits. */
export interface LimitReading {
	class: string;
	limit: number;
	windowMs: number;
	remaining: number;
}
