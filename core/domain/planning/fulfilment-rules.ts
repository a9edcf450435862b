import type { OrderLine } from '../order';
import { foldText } from '../variant-map/keys';
import type { Reader } from './setting-texts';

/** Which lines are no print on demand, and who serves them: the first rule that fits counts. */
export interface FulfilmentRule {
	by: 'sku' | 'section';
	/** Folded; `*` stands for any text. */
	pattern: string;
	/** What a second branch goes by, such as `self` or `dropship`. */
	label: string;
}

function readRule(part: string): FulfilmentRule | undefined {
	const match = /^(sku|section)\s+(\S.*?)\s*=\s*([a-z0-9][a-z0-9_-]*)$/u.exec(part);
	if (!match) return undefined;
	const [, by = '', pattern = '', label = ''] = match;
	return { by: by === 'sku' ? 'sku' : 'section', pattern: foldText(pattern), label };
}

/** Reads `sku own-* = self; section vintage finds = dropship`, or `none`. */
export const fulfilmentRules: Reader<FulfilmentRule[]> = (text) => {
	if (text === 'none') return [];
	const rules = text
		.split(/[;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(readRule);
	return rules.every((rule): rule is FulfilmentRule => rule !== undefined) ? rules : undefined;
};

/**
 * Whether a text is what the pattern says (`*`: anything), in time that grows with the text alone.
 */
export function fits(pattern: string, text: string): boolean {
	const [first = '', ...others] = pattern.split('*');
	const last = others.pop();
	if (last === undefined) return text === first;
	if (!text.startsWith(first) || text.length < first.length + last.length) return false;
	let at = first.length;
	for (const part of others) {
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return text.endsWith(last) && text.length - last.length >= at;
}

/** The label of the first rule that a line fits; null when none does. */
export function ruleLabel(rules: readonly FulfilmentRule[], line: OrderLine): string | null {
	const texts = { sku: foldText(line.sku ?? ''), section: foldText(line.section ?? '') };
	const rule = rules.find(({ by, pattern }) => texts[by] !== '' && fits(pattern, texts[by]));
	return rule?.label ?? null;
}
