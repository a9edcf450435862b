import { entryOf } from '../domain/entry-of';

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	nbsp: ' ',
	quot: '"',
};

const LAST_CODE_POINT = 0x10ffff;

function fromCode(code: number, original: string): string {
	const isText = code > 0 && code <= LAST_CODE_POINT && !(code >= 0xd800 && code <= 0xdfff);
	return isText ? String.fromCodePoint(code) : original;
}

/**
 * Undoes the HTML encoding that Etsy leaves in texts: `13 O&#39;Connell Street` was printed on a
 * parcel that never arrived (github.com/etsy/open-api issue 446). Decodes once only, so that what
 * a buyer typed as `&amp;lt;` does not turn into markup; an unknown entity stays as it is.
 */
export function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g,
		(original: string, decimal?: string, hex?: string, name?: string) => {
			if (decimal !== undefined) return fromCode(Number(decimal), original);
			if (hex !== undefined) return fromCode(Number.parseInt(hex, 16), original);
			return entryOf(NAMED, name) ?? original;
		},
	);
}
