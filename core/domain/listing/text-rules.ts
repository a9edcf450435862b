import { failure } from '../failure';
import { fail, ok, type Result } from '../result';

/*
 * What Etsy takes as the texts of a listing (facts/etsy.md 5), checked before anything is sent: an
 * error of Etsy names neither the tag nor the character, and one wrong field fails all of them.
 */

/** Longest title, in characters. */
export const TITLE_LENGTH = 140;
/** Most tags, and the longest one in characters. */
export const TAG_COUNT = 13;
/** See {@link TAG_COUNT}. */
export const TAG_LENGTH = 20;
/** Most styles, and the longest one in characters. */
export const STYLE_COUNT = 2;
/** See {@link STYLE_COUNT}. */
export const STYLE_LENGTH = 45;

const NOT_IN_TITLE = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u;
const NOT_IN_TAG = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u;
const NOT_IN_WORDS = /[^\p{L}\p{Nd}\p{Zs}]/u;
/** A comma parts the values of a list, so it can be in none of them. */
const NOT_IN_VALUE = /[(),]/u;

/** Each at most once in a title. */
const ONCE = ['%', ':', '&', '+'] as const;

function refuse(field: string, message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'listing',
			message,
			hint,
			fields: [field],
		}),
	);
}

const NAMES: Readonly<Record<string, string>> = {
	'\n': 'line break',
	'\r': 'line break',
	'\t': 'tab',
};

function shown(character: string): string {
	return NAMES[character] ?? `character "${character}"`;
}

function lengthOf(text: string): number {
	return [...text].length;
}

/** Takes surrounding blanks off, and makes blanks within single. */
function tidy(text: string): string {
	return text.trim().replace(/\p{Zs}+/gu, ' ');
}

/**
 * A title as Etsy takes it.
 * @returns the title without surrounding blanks, or a failure that names what is wrong
 */
export function checkTitle(title: string): Result<string> {
	const text = title.trim();
	const hint = 'Change the title and run again. Nothing was sent.';
	if (text === '') return refuse('title', 'The title is empty.', hint);
	const length = lengthOf(text);
	if (length > TITLE_LENGTH) {
		const message = `The title has ${length} characters; Etsy takes at most ${TITLE_LENGTH}.`;
		return refuse('title', message, hint);
	}
	const wrong = NOT_IN_TITLE.exec(text)?.[0];
	if (wrong !== undefined) {
		return refuse('title', `Etsy takes no ${shown(wrong)} in a title.`, hint);
	}
	const twice = ONCE.find((sign) => text.split(sign).length > 2);
	if (twice !== undefined) {
		const message = `The title has "${twice}" more than once; Etsy takes each of % : & + only once.`;
		return refuse('title', message, hint);
	}
	return ok(text);
}

interface ListRule {
	field: string;
	/** One of them, such as `tag`. */
	one: string;
	wrong: RegExp;
	/** What may be in it, for the hint. */
	allowed: string;
	most?: number;
	longest?: number;
}

function checkEntry(entry: string, rule: ListRule): Result<string> {
	const { field, one, wrong, allowed, longest = Infinity } = rule;
	const length = lengthOf(entry);
	if (length > longest) {
		return refuse(
			field,
			`The ${one} "${entry}" has ${length} characters; Etsy takes at most ${longest}.`,
			`Shorten this ${one} and run again. Nothing was sent.`,
		);
	}
	const character = wrong.exec(entry)?.[0];
	if (character === undefined) return ok(entry);
	return refuse(
		field,
		`The ${one} "${entry}" has the ${shown(character).replace('character ', '')} in it, which Etsy does not take there.`,
		`A ${one} may hold ${allowed}. Change it and run again; nothing was sent.`,
	);
}

function checkList(texts: readonly string[], rule: ListRule): Result<string[]> {
	const { field, one, most = Infinity } = rule;
	const entries = texts.map(tidy).filter((text) => text !== '');
	if (entries.length > most) {
		const message = `There are ${entries.length} ${one}s; Etsy takes at most ${most}.`;
		return refuse(field, message, `Take some out and run again. Nothing was sent.`);
	}
	const seen = new Set<string>();
	for (const entry of entries) {
		const checked = checkEntry(entry, rule);
		if (!checked.ok) return checked;
		const key = entry.toLowerCase();
		if (seen.has(key)) {
			const hint = `Take one of them out and run again. Nothing was sent.`;
			return refuse(field, `The ${one} "${entry}" is there twice.`, hint);
		}
		seen.add(key);
	}
	return ok(entries);
}

/**
 * Tags as Etsy takes them: at most 13 of 20 characters, none twice (whatever the case).
 * @returns the tags without blanks around them and without empty ones
 */
export function checkTags(tags: readonly string[]): Result<string[]> {
	return checkList(tags, {
		field: 'tags',
		one: 'tag',
		wrong: NOT_IN_TAG,
		allowed: "letters, digits, blanks, - ' ™ © and ®",
		most: TAG_COUNT,
		longest: TAG_LENGTH,
	});
}

/** Materials as Etsy takes them: letters, digits and blanks. See {@link checkTags}. */
export function checkMaterials(materials: readonly string[]): Result<string[]> {
	return checkList(materials, {
		field: 'materials',
		one: 'material',
		wrong: NOT_IN_WORDS,
		allowed: 'letters, digits and blanks',
	});
}

/** Styles as Etsy takes them: at most 2 of 45 characters. See {@link checkTags}. */
export function checkStyles(styles: readonly string[]): Result<string[]> {
	return checkList(styles, {
		field: 'styles',
		one: 'style',
		wrong: NOT_IN_WORDS,
		allowed: 'letters, digits and blanks',
		most: STYLE_COUNT,
		longest: STYLE_LENGTH,
	});
}

/** Values of an attribute as Etsy takes them: without parentheses, and here without commas. */
export function checkPropertyValues(values: readonly string[]): Result<string[]> {
	return checkList(values, {
		field: 'values',
		one: 'value',
		wrong: NOT_IN_VALUE,
		allowed: 'anything but parentheses and commas',
	});
}
