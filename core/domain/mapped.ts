import {
	addIssueToContext,
	INVALID,
	isValid,
	OK,
	ZodIssueCode,
	ZodType,
	type input,
	type output,
	type ParseInput,
	type ParseReturnType,
	type ZodTypeAny,
	type ZodTypeDef,
} from 'zod';

/** Why a value cannot be used, where {@link mapped} finds it; becomes an issue of zod's. */
export class Refusal {
	/**
	 * @param message what is wrong
	 * @param path where in the value; itself when left out
	 */
	constructor(
		readonly message: string,
		readonly path: Array<string | number> = [],
	) {}
}

/** Makes of what a schema gives what we use; may look at what was sent. */
type Read<Inner extends ZodTypeAny, Made> = (value: output<Inner>, sent: unknown) => Made;

interface MappedDef<Inner extends ZodTypeAny, Made> extends ZodTypeDef {
	inner: Inner;
	read: Read<Inner, Made>;
	prepare?: (sent: unknown) => unknown;
}

class Mapped<Inner extends ZodTypeAny, Made> extends ZodType<
	Exclude<Made, Refusal>,
	MappedDef<Inner, Made>,
	input<Inner>
> {
	override _parse(given: ParseInput): ParseReturnType<Exclude<Made, Refusal>> {
		const { inner, read, prepare } = this._def;
		const { data } = given;
		const base: ParseReturnType<output<Inner>> = inner._parseSync(
			prepare ? { data: prepare(data), path: given.path, parent: given.parent } : given,
		);
		if (!isValid(base)) return INVALID;
		const made = read(base.value, data);
		if (!(made instanceof Refusal)) return OK(made as Exclude<Made, Refusal>);
		const { message, path } = made;
		addIssueToContext(this._getOrReturnCtx(given), { code: ZodIssueCode.custom, message, path });
		return INVALID;
	}
}

/**
 * As zod's `transform`, which makes an object with a getter for each value that it reads: V8 then
 * keeps what hangs on it until it tidies up its whole heap, and reading 5,000 orders took hundreds
 * of megabytes (docs/measured.md). For what is read by the thousand.
 * @param read may return a {@link Refusal}
 * @param prepare changes what was sent before the schema sees it, as zod's `preprocess`
 */
export function mapped<Inner extends ZodTypeAny, Made>(
	inner: Inner,
	read: Read<Inner, Made>,
	prepare?: (sent: unknown) => unknown,
): ZodType<Exclude<Made, Refusal>, ZodTypeDef, input<Inner>> {
	return new Mapped<Inner, Made>({ inner, read, ...(prepare ? { prepare } : {}) });
}

/** A value that may be missing or null; then undefined. */
export function maybe<Inner extends ZodTypeAny>(inner: Inner) {
	return mapped(inner.nullish(), (value): output<Inner> | undefined => value ?? undefined);
}
