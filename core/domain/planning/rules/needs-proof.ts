import { ruleOf } from './personalization';
import { artworkFacts, isMadeForBuyer } from './ready-artwork';
import type { LineRule } from './rule';

/**
 * Somebody looks at the print of a personalised line before it is ordered: because row or settings
 * say so, and always where the map's own artwork is printed, which cannot hold the buyer's words
 * as a file that is made from a template does.
 * The approval is for these answers, which are in the fingerprint of the order, and this artwork.
 */
export const needsProof: LineRule = (line, { context: { settings } }) => {
	if (line.personalization.length === 0) return null;
	const isAsked = ruleOf(line, settings).needsProof === true;
	if (!isAsked && isMadeForBuyer(line)) return null;
	return {
		code: 'needs_proof',
		category: 'policy',
		message: isAsked
			? `"${line.title}" is personalised and waits for your look before it is printed.`
			: `"${line.title}" is personalised, and the artwork in POD Variant Map does not hold what the buyer wrote.`,
		hint: 'Compare what the buyer wrote on Etsy with the artwork. Approve the line to print it as it is; else order it by hand at the printer.',
		fields: ['personalization'],
		canApprove: true,
		facts: artworkFacts(line),
	};
};
