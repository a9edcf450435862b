import { templatePattern } from './routes';
import type { Operation, Violation } from './types';

/**
 * A named place where a vendor's document is known to be wrong or incomplete. Without `readAs` the
 * violation is dropped; with it the check goes on as if the document had said something else.
 */
export interface SpecException {
	/** The document, e.g. `printify-openapi.json`. */
	spec: string;
	/**
	 * The operation, e.g. `POST /v1/shops/{shop_id}/orders.json`, or `*` for all. For a path that
	 * the document lacks: the real path as a template.
	 */
	operation: string;
	/**
	 * The place, as in {@link Violation.where}; `[*]` stands for any index, a `*` segment for any
	 * name, a trailing `.**` for everything below. `path` with `readAs`: the real path is
	 * documented under another one. `status` with `status` and `readAs`: that status is documented
	 * as another one.
	 */
	where: string;
	/** Only for `where: 'status'`: the real statuses. */
	status?: readonly number[];
	/** A path template of the document, or a status. */
	readAs?: string;
	/** Only violations of this text. */
	message?: string;
	/** Only in requests, or only in responses. */
	side?: Side;
	/** Why the document is wrong here. */
	reason: string;
	/** Where that is known from. */
	source: string;
}

export type Side = 'request' | 'response';

/** A list of exceptions that remembers which of them were needed. */
export class ExceptionBook {
	private readonly fired = new Set<SpecException>();

	/** @throws Error if one is of another document: a copy-and-paste mistake */
	constructor(
		spec: string,
		private readonly list: readonly SpecException[],
	) {
		const strange = list.find((exception) => exception.spec !== spec);
		if (strange) throw new Error(`An exception of ${strange.spec} was given for ${spec}`);
	}

	/** @returns the path of the document under which a real path is to be read, if one is named */
	readPathAs(method: string, path: string): string | undefined {
		for (const exception of this.list) {
			if (exception.where !== 'path' || exception.readAs === undefined) continue;
			const [verb, template] = exception.operation.split(' ');
			if (!template || (verb !== '*' && verb?.toLowerCase() !== method.toLowerCase())) continue;
			const { pattern, names } = templatePattern(template);
			const match = pattern.exec(path);
			if (!match) continue;
			this.fired.add(exception);
			return names.reduce(
				(text, name, at) => text.replace(`{${name}}`, match[at + 1] ?? ''),
				exception.readAs,
			);
		}
		return undefined;
	}

	/** @returns the status of the document as which a real status is to be read, if one is named */
	readStatusAs(operation: Operation, status: number): string | undefined {
		const found = this.list.find(
			(exception) =>
				exception.where === 'status' &&
				exception.readAs !== undefined &&
				exception.status?.includes(status) &&
				concerns(exception, operation.key),
		);
		if (found) this.fired.add(found);
		return found?.readAs;
	}

	/** @returns the violations that no exception explains */
	remaining(operationKey: string, side: Side, violations: Violation[]): Violation[] {
		return violations.filter((violation) => {
			const found = this.list.find(
				(exception) =>
					exception.readAs === undefined &&
					(exception.side === undefined || exception.side === side) &&
					(exception.message === undefined || exception.message === violation.message) &&
					concerns(exception, operationKey) &&
					placePattern(exception.where).test(violation.where),
			);
			if (found) this.fired.add(found);
			return !found;
		});
	}

	/** @returns the exceptions that nothing needed so far: stale ones, or ones no test reaches */
	unused(): SpecException[] {
		return this.list.filter((exception) => !this.fired.has(exception));
	}
}

function concerns(exception: SpecException, operationKey: string): boolean {
	return exception.operation === '*' || exception.operation === operationKey;
}

function placePattern(where: string): RegExp {
	const below = where.endsWith('.**');
	const source = (below ? where.slice(0, -3) : where)
		.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
		.replaceAll('\\[*\\]', '\\[\\d+\\]')
		.replaceAll('*', '[^.[]+');
	return new RegExp(`^${source}${below ? '([.[].*)?' : ''}$`);
}
