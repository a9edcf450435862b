const LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	'“': '"',
	'”': '"',
	'„': '"',
	'″': '"',
	'‘': "'",
	'’': "'",
	'′': "'",
	'´': "'",
	'`': "'",
	'×': 'x',
	'✕': 'x',
	'–': '-',
	'—': '-',
	'‐': '-',
	'−': '-',
};

/**
 * A text without what makes no difference to a reader: case, accents, kinds of quotes, dashes and
 * blanks. Two single quotes are the sign for inches. A brand with a plus in its name is one word,
 * or it would speak of canvas.
 */
export function plainText(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^ -~]/g, (letter) => LETTERS[letter] ?? letter)
		.replace(/''/g, '"')
		.replace(/([a-z])'s\b/g, '$1s')
		.replace(/\bbella ?[+&] ?canvas\b/g, 'bellacanvas')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The words of a plain text, without signs. */
export function wordsOf(plain: string): string[] {
	return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
