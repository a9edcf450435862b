/** A share of anything else, such as of a satisfaction, is no fabric. */
const FIBRES =
	/\b(?:acrylic|bamboo|cashmere|cotton|elastane|hemp|linen|lyocell|modal|nylon|poly|polyamide|polyester|rayon|silk|spandex|tencel|viscose|wool)\b/;

/** Words that end the name of a fibre. */
const STOP = String.raw`\s+(?:and|with|for|in|is|that)\b|\s*[.,;:()/|•\n]|\s-\s|\s*$`;
const PART = new RegExp(
	String.raw`(\d{1,3})\s?%\s+([a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,3}?)(?=${STOP})`,
	'gi',
);

/**
 * What a blank is made of, by the shares of fibres in its description such as `52% cotton, 48%
 * polyester`: no catalog tells it in a field of its own. The largest share comes first, so that two
 * printers' orders of words do not differ.
 * @param description text or HTML
 * @returns undefined where the description names no share
 */
export function fabricOf(description: string | undefined): string | undefined {
	const text = (description ?? '').replace(/<[^>]{0,200}>/g, '\n').replace(/&[a-z]{2,6};/gi, ' ');
	const parts = new Map<string, number>();
	for (const [, share = '', fibre = ''] of text.matchAll(PART)) {
		const name = fibre.toLowerCase().replace(/\s+/g, ' ').trim();
		// Other colours of a blank are often of other fibres: the first word on a fibre counts.
		if (Number(share) <= 100 && FIBRES.test(name) && !parts.has(name))
			parts.set(name, Number(share));
	}
	const sorted = [...parts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	let left = 100;
	const whole = sorted.filter(([, share]) => (left -= share) >= 0);
	return whole.length === 0
		? undefined
		: whole.map(([name, share]) => `${share} % ${name}`).join(', ');
}
