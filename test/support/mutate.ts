import { INHERITED_WORDS } from './inherited-words';

/** A source of numbers from 0 to 1 (excluded) that a seed determines. */
export type Dice = () => number;

/** Mulberry32: small, fast, and the same on every machine. */
export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function pick<T>(items: readonly T[], dice: Dice): T {
	const item = items[Math.floor(dice() * items.length)];
	if (item === undefined) throw new Error('Nothing to pick from');
	return item;
}

/** A place in a document: an entry of an object or of an array. */
interface Place {
	parent: Record<string, unknown>;
	key: string;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const parent = value as Record<string, unknown>;
	return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

/** Values of every type, none of which belongs there. */
const WRONG: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-1,
	0.5,
	'',
	' ',
	'text',
	...INHERITED_WORDS,
	'12',
	'2026-13-45T99:99:99Z',
	[],
	{},
	[null],
	[[]],
	{ '': null },
];

/** Beyond what integers, times and money can hold; `1e400` is written into the text later. */
const HUGE: readonly unknown[] = [
	Number.MAX_VALUE,
	-Number.MAX_VALUE,
	Number.MAX_SAFE_INTEGER + 2,
	2 ** 63,
	1e21,
	5e-324,
	'9'.repeat(400),
];

const NOISE: readonly string[] = [
	'\u0000',
	'\ud800',
	'\u202eevil\u202c',
	'😀'.repeat(50),
	'Ž̡̫͔̱̟a̷l̶g̴o',
	'<script>alert(1)</script>',
	'&#x110000;&#0;&bogus;',
	'${jndi}{{ $json }}',
	'\n\r\t\\"\'',
	'x'.repeat(20_000),
];

/** A copy, because later mutations may reach into it. */
function wrongValue(dice: Dice): unknown {
	return structuredClone(pick(WRONG, dice));
}

function nested(dice: Dice): unknown {
	let value = wrongValue(dice);
	const depth = 1 + Math.floor(dice() * 40);
	for (let level = 0; level < depth; level += 1) {
		value = dice() < 0.5 ? [value] : { [pick(['id', 'data', '__proto__', '0'], dice)]: value };
	}
	return value;
}

function turned(value: unknown): unknown {
	if (Array.isArray(value)) return Object.fromEntries(value.entries());
	return typeof value === 'object' && value !== null ? Object.values(value) : [value];
}

type Mutation = (place: Place, dice: Dice) => void;

/** Set by definition, because `__proto__` as a plain key would do something else. */
function put({ parent, key }: Place, value: unknown): void {
	Object.defineProperty(parent, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/** What can go wrong in one place of a document. */
const MUTATIONS: readonly Mutation[] = [
	({ parent, key }) => {
		if (Array.isArray(parent)) parent.splice(Number(key), 1);
		else Reflect.deleteProperty(parent, key);
	},
	(place) => {
		put(place, null);
	},
	(place, dice) => {
		put(place, wrongValue(dice));
	},
	(place, dice) => {
		put(place, pick(HUGE, dice));
	},
	(place, dice) => {
		put(place, nested(dice));
	},
	(place) => {
		put(place, turned(place.parent[place.key]));
	},
	(place, dice) => {
		put(place, pick(NOISE, dice));
	},
	(place, dice) => {
		put({ parent: place.parent, key: pick(NOISE, dice).slice(0, 20) }, nested(dice));
	},
];

/** What can go wrong with the text of a whole answer. */
const TEXT_MUTATIONS: ReadonlyArray<(text: string, dice: Dice) => string> = [
	(text, dice) => text.slice(0, Math.floor(dice() * text.length)),
	() => '',
	() => '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>',
	(text) => `${text}${text}`,
	(text) => text.replace(/\d+/, '1e400'),
	(_, dice) => JSON.stringify(wrongValue(dice)),
	(_, dice) => JSON.stringify(nested(dice)),
];

/** Every so many documents one is broken as a text, not as JSON. */
const TEXT_SHARE = 0.2;
const MOST_MUTATIONS = 3;

/**
 * Breaks a JSON document in one to three places, as the seed says: keys dropped or added, wrong
 * types, null, huge numbers, deep garbage, arrays for objects and back, odd characters, or the
 * whole text cut off or replaced.
 * @returns the text of an answer, which may be no JSON
 */
export function mutate(document: unknown, seed: number): string {
	const dice = diceOf(seed);
	const copy = structuredClone(document);
	const count = 1 + Math.floor(dice() * MOST_MUTATIONS);
	for (let done = 0; done < count; done += 1) {
		const places = placesIn(copy);
		if (places.length > 0) pick(MUTATIONS, dice)(pick(places, dice), dice);
	}
	const text = JSON.stringify(copy);
	return dice() < TEXT_SHARE ? pick(TEXT_MUTATIONS, dice)(text, dice) : text;
}
