import { VendorError } from '../core/service';
import type { Form } from './encoding';
import { etsyError } from './errors';
import { parseFlag } from './params';

/**
 * Reads the fields of a form as their types; absent is undefined, empty is null. All errors 400.
 */
export class FormReader {
	constructor(private readonly form: Form) {}

	/** Whether the field was sent, if only empty. */
	has(name: string): boolean {
		return this.form[name] !== undefined;
	}

	/** The field as it was sent; an empty one stays an empty text. */
	text(name: string): string | undefined {
		return this.form[name];
	}

	/** true, false, 1 or 0. */
	flag(name: string): boolean | undefined {
		const raw = this.form[name];
		return raw === undefined ? undefined : parseFlag(name, raw);
	}

	/** One of a list of words. */
	choice(name: string, values: readonly string[]): string | undefined {
		const raw = this.form[name];
		if (raw !== undefined && !values.includes(raw)) {
			throw etsyError(400, `Invalid value for '${name}': expected one of ${values.join(', ')}`);
		}
		return raw;
	}

	/** As `choice`, for what may be emptied. */
	choiceOrNull(name: string, values: readonly string[]): string | null | undefined {
		return this.form[name] === '' ? null : this.choice(name, values);
	}

	/** A whole number, at least 1. */
	id(name: string): number | undefined {
		const raw = this.form[name];
		return raw === undefined ? undefined : this.whole(name, raw);
	}

	/** As `id`, for what may be emptied. */
	idOrNull(name: string): number | null | undefined {
		return this.form[name] === '' ? null : this.id(name);
	}

	/** A number above 0. */
	sizeOrNull(name: string): number | null | undefined {
		const raw = this.form[name];
		if (raw === undefined || raw === '') return raw === '' ? null : undefined;
		const value = Number(raw);
		if (!Number.isFinite(value) || value <= 0) {
			throw etsyError(400, `Invalid value for '${name}': must be greater than 0`);
		}
		return value;
	}

	/** A decimal amount above 0, in hundredths. */
	cents(name: string): number | undefined {
		const raw = this.form[name];
		if (raw === undefined) return undefined;
		if (!/^\d+(\.\d{1,2})?$/.test(raw) || Number(raw) <= 0) {
			throw etsyError(400, `Expected float value for '${name}' (got '${raw}')`);
		}
		return Math.round(Number(raw) * 100);
	}

	/** ONE value with commas; brackets do not work. */
	list(name: string): string[] | undefined {
		const raw = this.form[name];
		if (raw === undefined) return undefined;
		return raw === '' ? [] : raw.split(',').map((part) => part.trim());
	}

	/** Whole numbers, at least 1, in ONE value with commas. */
	ids(name: string): number[] | undefined {
		return this.list(name)?.map((part) => this.whole(name, part));
	}

	/** Like `ids`, of images: an empty list is refused in a shape of its own (etsy/open-api#472). */
	imageIds(name: string): number[] | undefined {
		const ids = this.ids(name);
		if (ids?.length === 0) {
			const message = 'Array must contain at least 1 item';
			throw new VendorError(400, [{ path: '/images', type: 'array_too_short', message }]);
		}
		if (ids && ids.length > 20) throw etsyError(400, `'${name}' takes at most 20 ids`);
		return ids;
	}

	/** @throws 400 naming the first that is missing */
	require(names: readonly string[]): void {
		const missing = names.find((name) => !this.form[name]);
		if (missing !== undefined) throw etsyError(400, `Missing required parameter: ${missing}`);
	}

	private whole(name: string, raw: string): number {
		const value = Number(raw);
		if (!/^\d+$/.test(raw) || !Number.isSafeInteger(value) || value < 1) {
			throw etsyError(400, `Expected int value for '${name}' (got '${raw}')`);
		}
		return value;
	}
}
