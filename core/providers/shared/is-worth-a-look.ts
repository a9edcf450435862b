import type { Failure } from '../../domain/failure';

/**
 * Whether a change that failed is worth a look at the order: the provider said no, or something
 * that was not understood, so the order itself tells whether it can still be changed. Pure.
 */
export function isWorthALook({ category, code }: Failure): boolean {
	return category === 'validation' || category === 'conflict' || code === 'unexpected_answer';
}
