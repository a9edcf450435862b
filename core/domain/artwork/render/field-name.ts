/**
 * A field's name without what does not tell two fields apart: case, spaces, and the punctuation at
 * the end of a question. `Your name?` and `your  name` are the same field.
 */
export function foldName(name: string): string {
	return name
		.normalize('NFKC')
		.trim()
		.replace(/\s+/g, ' ')
		.replace(/[\s:?*.!]+$/, '')
		.toLowerCase();
}
