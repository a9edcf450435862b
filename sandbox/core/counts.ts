/** How a call ended: an HTTP status as text, or the way it was cut. */
export type CallOutcome = string;

/** What `GET /__sandbox__/counts` answers. */
export interface CountsSnapshot {
	/** service -> operation -> HTTP status (or `cut_before_commit`, `cut_after_commit`) -> calls. */
	calls: Record<string, Record<string, Record<CallOutcome, number>>>;
	/** service -> all calls. */
	totals: Record<string, number>;
	/** provider -> externalId -> provider orders really made under it. */
	providerOrders: Record<string, Record<string, number>>;
	/** Etsy receipt id -> e-mails sent to the buyer. */
	buyerEmails: Record<string, number>;
	/** Etsy listing id -> fees for publishing or renewing it. */
	listingFees: Record<string, number>;
	/** service -> answers with status 429. */
	rateLimited: Record<string, number>;
	/** fault rule id -> how often it struck. */
	faults: Record<string, number>;
	/**
	 * service -> operation -> path -> calls that did nothing and did not say so: cut before they
	 * happened, or answered with a status that leaves it open. Without calls that only read.
	 */
	undone: Record<string, Record<string, Record<string, number>>>;
}

const empty = (): CountsSnapshot => ({
	calls: {},
	totals: {},
	providerOrders: {},
	buyerEmails: {},
	listingFees: {},
	rateLimited: {},
	faults: {},
	undone: {},
});

function increment(record: Record<string, number>, key: string): void {
	record[key] = (record[key] ?? 0) + 1;
}

/** Counts what really happened, so that a test asks the sandbox and not the workflow. */
export class Counts {
	private data = empty();

	/**
	 * Counts one finished call. `core/app.ts` does this for every service; services do not.
	 * @param outcome the status that the client got, or how the connection was cut.
	 */
	call(service: string, operation: string, outcome: CallOutcome | number): void {
		const operations = (this.data.calls[service] ??= {});
		increment((operations[operation] ??= {}), String(outcome));
		increment(this.data.totals, service);
		if (Number(outcome) === 429) increment(this.data.rateLimited, service);
	}

	/** Counts one provider order that now exists. Orders without an externalId share one key. */
	providerOrder(provider: string, externalId: string | undefined): void {
		increment((this.data.providerOrders[provider] ??= {}), externalId || '(none)');
	}

	/** Counts one e-mail to the buyer of an Etsy receipt. */
	buyerEmail(receiptId: number | string): void {
		increment(this.data.buyerEmails, String(receiptId));
	}

	/** Counts one listing fee that a seller has to pay to Etsy. */
	listingFee(listingId: number | string): void {
		increment(this.data.listingFees, String(listingId));
	}

	/** Counts one strike of a fault rule. */
	fault(ruleId: string): void {
		increment(this.data.faults, ruleId);
	}

	/** Counts a call that did nothing, and whose caller cannot know that. */
	undoneCall(service: string, operation: string, path: string): void {
		const operations = (this.data.undone[service] ??= {});
		increment((operations[operation] ??= {}), path);
	}

	/** A copy of all figures, safe to keep. */
	snapshot(): CountsSnapshot {
		return structuredClone(this.data);
	}

	/** Everything back to zero. */
	reset(): void {
		this.data = empty();
	}
}
