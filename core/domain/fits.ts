import { z, type ZodTypeAny } from 'zod';

/** Whether a value has the form of a schema. */
export type Fits = (value: unknown) => boolean;

type Rules = ReadonlyArray<{ kind: string }>;

function field(value: object, name: string): unknown {
	return (value as Record<string, unknown>)[name];
}

/** Neither a list nor a date, as zod sees it. */
function isObject(value: unknown): value is object {
	return z.getParsedType(value) === z.ZodParsedType.object;
}

/** zod's own answer, for the kinds of schema that are not looked at here. */
function asksZod(schema: ZodTypeAny): Fits {
	return (value) => schema.safeParse(value).success;
}

/** True where a schema has no rules but these. */
function hasOnly(rules: Rules, kinds: readonly string[]): boolean {
	return rules.every(({ kind }) => kinds.includes(kind));
}

function ofString(schema: z.ZodString): Fits {
	if (schema._def.coerce || !hasOnly(schema._def.checks, ['min'])) return asksZod(schema);
	const least = schema.minLength ?? 0;
	return (value) => typeof value === 'string' && value.length >= least;
}

function ofNumber(schema: z.ZodNumber): Fits {
	const { checks, coerce } = schema._def;
	if (coerce || !hasOnly(checks, ['int', 'min'])) return asksZod(schema);
	const isWhole = schema.isInt;
	const bounds = checks.flatMap((rule) => (rule.kind === 'min' ? [rule] : []));
	return (value) =>
		typeof value === 'number' &&
		!Number.isNaN(value) &&
		(!isWhole || Number.isInteger(value)) &&
		bounds.every((bound) => (bound.inclusive ? value >= bound.value : value > bound.value));
}

function ofObject(schema: z.ZodObject<z.ZodRawShape>): Fits {
	const { unknownKeys, catchall } = schema._def;
	if (unknownKeys === 'strict' || !(catchall instanceof z.ZodNever)) return asksZod(schema);
	const names = Object.keys(schema.shape);
	const tests = Object.values(schema.shape).map(fits);
	return (value) => {
		if (!isObject(value)) return false;
		for (let at = 0; at < names.length; at += 1) {
			if (!tests[at]?.(field(value, names[at] as string))) return false;
		}
		return true;
	};
}

function ofArray(schema: z.ZodArray<ZodTypeAny>): Fits {
	const { minLength, maxLength, exactLength } = schema._def;
	if (minLength ?? maxLength ?? exactLength) return asksZod(schema);
	const test = fits(schema.element);
	return (value) => Array.isArray(value) && value.every((item) => test(item));
}

type Choice = z.ZodDiscriminatedUnion<string, Array<z.ZodDiscriminatedUnionOption<string>>>;

function ofChoice({ discriminator, optionsMap }: Choice): Fits {
	const tests = new Map<unknown, Fits>(
		[...optionsMap].map(([name, option]) => [name, fits(option)]),
	);
	return (value) => isObject(value) && tests.get(field(value, discriminator))?.(value) === true;
}

/**
 * Makes of a schema a test that gives the same answer as zod, without the copies that zod makes of
 * all it reads: checking 5,000 orders three times over took hundreds of megabytes
 * (docs/measured.md). For what is checked by the thousand and then used as it came; who wants to
 * know why something does not fit asks zod.
 */
export function fits(schema: ZodTypeAny): Fits {
	if (schema instanceof z.ZodString) return ofString(schema);
	if (schema instanceof z.ZodNumber) return ofNumber(schema);
	if (schema instanceof z.ZodBoolean && !schema._def.coerce) {
		return (value) => typeof value === 'boolean';
	}
	if (schema instanceof z.ZodLiteral) return (value) => value === schema.value;
	if (schema instanceof z.ZodEnum) {
		const words = new Set<unknown>(schema.options);
		return (value) => words.has(value);
	}
	if (schema instanceof z.ZodOptional) {
		const test = fits(schema.unwrap());
		return (value) => value === undefined || test(value);
	}
	if (schema instanceof z.ZodNullable) {
		const test = fits(schema.unwrap());
		return (value) => value === null || test(value);
	}
	if (schema instanceof z.ZodArray) return ofArray(schema);
	if (schema instanceof z.ZodObject) return ofObject(schema);
	if (schema instanceof z.ZodDiscriminatedUnion) return ofChoice(schema);
	return asksZod(schema);
}
