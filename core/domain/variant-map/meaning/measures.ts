/** What a measure is of: one edge, several edges (`12 x 16 in`), or what goes in (`11 oz`). */
export type MeasureKind = 'edges' | 'volume';

/** A measure in millimetres or millilitres. */
export interface Measure {
	kind: MeasureKind;
	values: number[];
	/** False: the text gives no unit, so that the values are bare numbers. */
	hasUnit: boolean;
}

const MM: Readonly<Record<string, number>> = { in: 25.4, cm: 10, mm: 1, ft: 304.8, m: 1000 };
const ML: Readonly<Record<string, number>> = { oz: 29.5735, ml: 1, cl: 10, l: 1000 };

const NUMBER = String.raw`(\d{1,4}(?:[.,]\d{1,3})?)`;
const EDGE_UNIT = String.raw`(?:("|in(?![a-wyz])|inch(?:es)?\b|zoll\b|pouces?\b|pulgadas?\b|pulg\b)|(cm(?![a-wyz])|centimet\w+\b|zentimeter\b)|(mm(?![a-wyz])|millimet\w+\b)|(ft\b|feet\b|foot\b|fuss\b|pieds?\b))`;
const TIMES = String.raw`\s*(?:[x*]|by)\s*`;
const EDGES = new RegExp(
	`(?<![\\w.,])${NUMBER}[ -]?${EDGE_UNIT}?${TIMES}${NUMBER}[ -]?${EDGE_UNIT}?(?:${TIMES}${NUMBER}[ -]?${EDGE_UNIT}?)?`,
	'g',
);
const EDGE = new RegExp(`(?<![\\w.,])${NUMBER}[ -]?${EDGE_UNIT}`, 'g');
const VOLUME = new RegExp(
	`(?<![\\w.,])${NUMBER}[ -]?(?:((?:fl\\.? ?)?oz\\.?(?!\\w)|(?:fluid )?ounces?\\b|unzen?\\b|onces?\\b|onzas?\\b)|(ml\\b|milliliter\\b|millilitres?\\b|mililitros?\\b)|(cl\\b|zentiliter\\b)|(liters?\\b|litres?\\b|litros?\\b))`,
	'g',
);
const DECIMAL_LITRES = /(?<![\w.,])(\d[.,]\d{1,3}) ?l\b/g;
/** ISO 216, portrait, in millimetres. */
const PAPERS: Readonly<Record<string, [number, number]>> = {
	a0: [841, 1189],
	a1: [594, 841],
	a2: [420, 594],
	a3: [297, 420],
	a4: [210, 297],
	a5: [148, 210],
	a6: [105, 148],
	b1: [707, 1000],
	b2: [500, 707],
	b3: [353, 500],
};
const PAPER = /\b(?:din[ -]?)?([ab][0-6])\b/g;

const UNITS = ['in', 'cm', 'mm', 'ft'] as const;

function number(text: string): number {
	return Number(text.replace(',', '.'));
}

/** Which of the four unit groups behind a number was found. */
function unitAt(groups: ReadonlyArray<string | undefined>, start: number): string | undefined {
	return UNITS.find((_unit, i) => groups[start + i] !== undefined);
}

function edges(groups: ReadonlyArray<string | undefined>): Measure {
	// Per number: itself and four groups for its unit.
	const parts = [0, 5, 10].flatMap((at) => {
		const written = groups[at];
		return written === undefined ? [] : [{ value: number(written), unit: unitAt(groups, at + 1) }];
	});
	const last = [...parts].reverse().find(({ unit }) => unit !== undefined)?.unit;
	const factor = (unit: string | undefined) => MM[unit ?? last ?? ''] ?? 1;
	return {
		kind: 'edges',
		values: parts.map(({ value, unit }) => value * factor(unit)),
		hasUnit: last !== undefined,
	};
}

/**
 * Takes the measures out of a plain text.
 * @returns the measures in the order of their kind, and the text without them
 */
export function takeMeasures(plain: string): { measures: Measure[]; rest: string } {
	const measures: Measure[] = [];
	if (!/\d/.test(plain)) return { measures, rest: plain };
	const take = (text: string, pattern: RegExp, read: (groups: string[]) => Measure): string =>
		text.replace(pattern, (...found: unknown[]) => {
			// Behind the groups come the place and the whole text.
			measures.push(read(found.slice(1, -2) as string[]));
			return ' ';
		});
	let rest = take(plain, EDGES, edges);
	rest = take(rest, VOLUME, (groups) => {
		const unit = (['oz', 'ml', 'cl', 'l'] as const).find((_u, i) => groups[i + 1] !== undefined);
		const values = [number(groups[0] ?? '') * (ML[unit ?? 'ml'] ?? 1)];
		return { kind: 'volume', values, hasUnit: true };
	});
	rest = take(rest, DECIMAL_LITRES, ([litres = '']) => ({
		kind: 'volume',
		values: [number(litres) * 1000],
		hasUnit: true,
	}));
	rest = take(rest, EDGE, edges);
	rest = take(rest, PAPER, ([paper = '']) => ({
		kind: 'edges',
		values: PAPERS[paper] ?? [],
		hasUnit: true,
	}));
	return { measures: distinct(measures), rest };
}

/** A mug of 11 oz is sold as 325 and as 330 ml; a frame does not forgive so much. */
const SAME: Readonly<Record<MeasureKind, number>> = { volume: 0.025, edges: 0.006 };
/** 30 x 40 cm and 12 x 16 in: sold as one size by some, as two by others. */
const NEAR = 0.035;

/** How far the values of two measures are apart at most, as a share; infinite for other kinds. */
function distance(a: Measure, b: Measure): number {
	if (a.kind !== b.kind || a.values.length !== b.values.length) return Infinity;
	const shares = a.values.map((value, i) => {
		const other = b.values[i] ?? 0;
		return Math.abs(value - other) / Math.max(value, other, 1e-9);
	});
	return Math.max(...shares);
}

/** A bare `12x16` may be inches or centimetres: it is near to both, and the same as neither. */
function distanceOfBare(bare: Measure, other: Measure): number {
	const factors = other.hasUnit ? [MM.in, MM.cm, MM.mm] : [1];
	return Math.min(
		...factors.map((factor = 1) =>
			distance({ ...bare, values: bare.values.map((value) => value * factor) }, other),
		),
	);
}

/** How two measures stand to each other. `bare`: the same, if the one without unit means it so. */
export function compareMeasures(a: Measure, b: Measure): 'bare' | 'near' | 'other' | 'same' {
	if (a.hasUnit === b.hasUnit) {
		const apart = distance(a, b);
		if (apart <= SAME[a.kind]) return 'same';
		return apart <= NEAR ? 'near' : 'other';
	}
	const [bare, full] = a.hasUnit ? [b, a] : [a, b];
	return distanceOfBare(bare, full) <= SAME[full.kind] ? 'bare' : 'other';
}

/** `11 oz (325 ml)` says one thing twice. */
function distinct(measures: readonly Measure[]): Measure[] {
	const kept: Measure[] = [];
	for (const measure of measures) {
		if (!kept.some((one) => compareMeasures(one, measure) === 'same')) kept.push(measure);
	}
	return kept;
}

/** A measure as a text for which equal measures are equal, but for rounding. */
export function measureKey({ kind, values, hasUnit }: Measure): string {
	// Ounces are what mugs are sold by; whole ones swallow the rounding of millilitres.
	const rounded = values.map((v) => (kind === 'volume' ? Math.round(v / 29.5735) : Math.round(v)));
	return `${kind}${hasUnit ? '' : '?'}:${rounded.join('x')}`;
}
