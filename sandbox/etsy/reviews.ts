import { hashText } from '../core/random';
import type { ScenarioReview } from '../scenario/types';

/** A review with its time. */
export interface EtsyReview extends ScenarioReview {
	buyerUserId: number;
	/** Epoch milliseconds. */
	createdAt: number;
}

/** The reviews of all shops. */
export class ReviewStore {
	private all: EtsyReview[] = [];

	/** Replaces everything. @param loadedAt epoch milliseconds, from which scenarios count */
	load(reviews: readonly ScenarioReview[], loadedAt: number): void {
		this.all = [];
		this.add(reviews, loadedAt);
	}

	/** Adds to what there is. @param from epoch milliseconds, from which their times count */
	add(reviews: readonly ScenarioReview[], from: number): void {
		const added = reviews.map((review) => ({
			...review,
			buyerUserId:
				review.buyerUserId ?? 100_000_000 + (hashText(`reviewer ${review.transactionId}`) % 8e8),
			createdAt: from + review.arrivesAfterSeconds * 1000,
		}));
		this.all.push(...added);
	}

	/** What was written by now, newest first (no source says the order). */
	writtenBy(now: number): EtsyReview[] {
		return this.all
			.filter(({ createdAt }) => createdAt <= now)
			.sort((a, b) => b.createdAt - a.createdAt || b.transactionId - a.transactionId);
	}
}
