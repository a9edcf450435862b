import { etsyError } from './errors';

/*
 * What Etsy takes as the text of a listing (facts/etsy.md 5). Lengths of title and tag, and the
 * number of tags, are those of the seller's editor; that the API holds to them is assumed.
 */

const TITLE_WRONG = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u;
const TAG_WRONG = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u;
const WORDS_WRONG = /[^\p{L}\p{Nd}\p{Zs}]/u;
const ONCE = ['%', ':', '&', '+'];

function wrong(field: string, text: string): never {
	throw etsyError(400, `Invalid value for '${field}': ${text}`);
}

/** @throws 400 */
export function checkTitle(title: string): string {
	if (title.trim() === '') wrong('title', 'must not be empty');
	if ([...title].length > 140) wrong('title', 'must be 140 characters or less');
	const character = TITLE_WRONG.exec(title)?.[0];
	if (character !== undefined) wrong('title', `contains the invalid character ${character}`);
	const twice = ONCE.find((sign) => title.split(sign).length > 2);
	if (twice !== undefined) wrong('title', `${twice} can only be used once`);
	return title;
}

/** @throws 400; duplicates count whatever their case */
export function checkTags(tags: string[]): string[] {
	if (tags.length > 13) wrong('tags', 'at most 13 tags are allowed');
	for (const tag of tags) {
		if (tag.trim() === '') wrong('tags', 'a tag must not be empty');
		if ([...tag].length > 20) wrong('tags', `'${tag}' is longer than 20 characters`);
		if (TAG_WRONG.test(tag)) wrong('tags', `'${tag}' contains invalid characters`);
	}
	if (new Set(tags.map((tag) => tag.trim().toLowerCase())).size < tags.length) {
		wrong('tags', 'duplicate tags are not allowed');
	}
	return tags;
}

/** @throws 400 */
export function checkMaterials(materials: string[]): string[] {
	for (const material of materials) {
		if (material.trim() === '' || WORDS_WRONG.test(material)) {
			wrong('materials', `'${material}' contains invalid characters`);
		}
	}
	return materials;
}

/** @throws 400 */
export function checkStyles(styles: string[]): string[] {
	if (styles.length > 2) wrong('styles', 'at most 2 styles are allowed');
	for (const style of styles) {
		if ([...style].length > 45) wrong('styles', `'${style}' is longer than 45 characters`);
		if (style.trim() === '' || WORDS_WRONG.test(style)) {
			wrong('styles', `'${style}' contains invalid characters`);
		}
	}
	return styles;
}

/** Who made what when; the three belong together. */
export interface Making {
	whoMade?: string;
	whenMade?: string;
	isSupply?: boolean;
	productionPartnerIds?: number[];
}

/**
 * The rule for things that others print (measured, facts/etsy.md 5).
 * @throws 400
 */
export function checkMaking(making: Making): void {
	const { whoMade, whenMade, isSupply, productionPartnerIds = [] } = making;
	const needsPartner =
		whoMade === 'someone_else' && whenMade === 'made_to_order' && isSupply === false;
	if (needsPartner && productionPartnerIds.length === 0) {
		throw etsyError(400, 'Oh dear, you cannot sell this item on Etsy.');
	}
}
