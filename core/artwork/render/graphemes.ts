const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as single characters: a letter with its accents, an emoji with its skin. */
export function graphemesOf(text: string): string[] {
	return [...segmenter.segment(text)].map(({ segment }) => segment);
}
