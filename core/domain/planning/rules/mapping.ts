import type { LineRule } from './rule';

/** A line that the Variant Map cannot place. */
export const mapping: LineRule = (line) => {
	if (line.mapping.status !== 'attention') return null;
	const { code, message, hint } = line.mapping;
	return { code, category: 'mapping', message, hint, fields: ['sku'] };
};
