const LETTERS = /^(\d{1,2})?(x{0,6})(s|l)$/;

/** A size in letters in one form: `XXL`, `2XL` and `xx-l` are `2xl`. Undefined for no size. */
export function letterSize(word: string): string | undefined {
	if (word === 's' || word === 'm' || word === 'l') return word;
	const match = LETTERS.exec(word);
	if (!match) return undefined;
	const [, digits, xs = '', end = ''] = match;
	if (digits !== undefined && xs.length !== 1) return undefined;
	const count = digits === undefined ? xs.length : Number(digits);
	if (count < 1 || count > 12) return undefined;
	return count === 1 ? `x${end}` : `${count}x${end}`;
}

const EXTRA = String.raw`(?:extra|xtra|tres|muy|sehr)`;
const LARGE = 'large|lg|gross|grand|grande|l';
const SMALL = 'small|sm|klein|petit|pequeno|pequena|chico|chica|s';
const WRITTEN = new RegExp(
	String.raw`\b((?:${EXTRA}[ -]?){1,5}|x{1,5}(?: - |[ -])?|\d{1,2}[ -]?x[ -]?|double[ -]?x[ -]?|triple[ -]?x[ -]?)(${LARGE}|${SMALL})\b`,
	'g',
);
const SHORT_X = /\b([2-6])x\b(?![ -]?\d)/g;
const isSmall = new RegExp(`^(?:${SMALL})$`);

function countOf(written: string): number {
	const digits = /\d+/.exec(written);
	if (digits) return Number(digits[0]);
	if (written.startsWith('double')) return 2;
	if (written.startsWith('triple')) return 3;
	const extras = written.match(new RegExp(EXTRA, 'g'));
	return extras ? extras.length : (written.match(/x/g) ?? []).length;
}

const AGE_UNITS = {
	months: 'm|mo|mos|mth|mths|month|months|mon|monat|monate|monaten|mois|mes|meses',
	years: 'y|yr|yrs|year|years|j|jahr|jahre|jahren|an|ans|ano|anos',
	toddler: 't',
};
const AGE = new RegExp(
	String.raw`\b(\d{1,2})(?: ?(?:-|\/|to|bis|a|und) ?(\d{1,2}))? ?-?(?:(${AGE_UNITS.months})|(${AGE_UNITS.years})|(${AGE_UNITS.toddler}))\b`,
	'g',
);
const REGION = /\b(eu|us|uk)[ .-]?(\d{1,2}(?:[.,]5)?)\b/g;

/**
 * Takes sizes out of a plain text that are written in several words or with numbers: `extra
 * large`, `0-3 months`, `5/6T`, `EU 38`.
 */
export function takeWrittenSizes(plain: string): { sizes: string[]; rest: string } {
	const sizes: string[] = [];
	const take = (size: string): string => {
		sizes.push(size);
		return ' ';
	};
	const rest = plain
		.replace(AGE, (_all, from: string, to: string | undefined, months?: string, years?: string) => {
			const unit = months ? 'months' : years ? 'years' : 't';
			const range = to === undefined ? String(Number(from)) : `${Number(from)}-${Number(to)}`;
			return take(`${range} ${unit}`);
		})
		.replace(WRITTEN, (_all, before: string, word: string) => {
			const count = countOf(before);
			const end = isSmall.test(word) ? 's' : 'l';
			return take(count === 1 ? `x${end}` : `${count}x${end}`);
		})
		.replace(SHORT_X, (_all, count: string) => take(`${count}xl`))
		.replace(REGION, (_all, region: string, value: string) => take(`${region} ${value}`));
	return { sizes, rest };
}
