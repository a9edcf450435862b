import { failure, type Failure } from '../failure';
import type { LineOption, PersonalizationAnswer } from '../order';
import { isToBeMade, type PrintFile, type PrintTemplate } from '../print-file';
import { fail, ok, type Result } from '../result';
import type { ProviderOrderRequestLine } from '../provider-order';

/** A file that is to be made for one line of an order. Holds buyer data: never store it. */
export interface FileToMake {
	externalId: string;
	provider: string;
	lineId: string;
	placement: string;
	/** Its place among the files of the line, counted from 0. */
	fileIndex: number;
	template: PrintTemplate;
	personalization: PersonalizationAnswer[];
	options: LineOption[];
}

/** What of an order to make matters here; the rest is carried along. */
export interface OrderWithFiles {
	externalId: string;
	provider: string;
	lines: ProviderOrderRequestLine[];
}

function filesOf({ source }: ProviderOrderRequestLine): readonly PrintFile[] {
	return source.kind === 'catalogVariant' ? source.files : [];
}

/** The files of an order that are still to be made from templates, in a fixed order. */
export function filesToMake({ externalId, provider, lines }: OrderWithFiles): FileToMake[] {
	return lines.flatMap((line) =>
		filesOf(line).flatMap((file, fileIndex): FileToMake[] => {
			const { template, placement } = file;
			if (template === undefined || !isToBeMade(file)) return [];
			const { personalization = [], options = [] } = line.words ?? {};
			const { lineId } = line;
			return [
				{ externalId, provider, lineId, placement, fileIndex, template, personalization, options },
			];
		}),
	);
}

/** What became of a file: where the provider has it, or why there is none. */
export interface MadeFile {
	externalId: string;
	lineId: string;
	fileIndex: number;
	url?: string;
	fileId?: string;
	md5?: string;
	/** Until when the address can be fetched from, where it is one of n8n's own store. */
	expiresAt?: string;
	/** Whether the file was put where n8n keeps it beyond the run. */
	kept?: boolean;
	/** Why it was not made, in a seller's words. */
	held?: Pick<Failure, 'message' | 'hint'> & { code: string } & Partial<Failure>;
}

function notMade(externalId: string, held: MadeFile['held']): Failure {
	// A file that did not get through for now lets the order be tried again, as its failure says;
	// one of which no step told anything got lost on the way, which may be another next time.
	const retryable = held === undefined ? true : held.retryable;
	return failure({
		category: held?.category ?? 'artwork',
		...(retryable === undefined ? {} : { retryable }),
		provider: 'pack',
		operation: 'artwork:putFiles',
		code: held?.code ?? 'file_not_made',
		message: held?.message ?? `A print file of the order ${externalId} was not made`,
		hint:
			held?.hint ??
			"It is tried again. If it happens again, look at the steps that make it, and at the workflow 'Keep print files'.",
		fields: ['lines'],
	});
}

/**
 * Puts made files where the order has templates; the buyer's words are left out from here on.
 * @param keepsFiles whether n8n still has all files when the workflow has ended
 * @returns the order, or why it cannot be made: one file that is missing stops all of it
 */
export function putFiles<Order extends OrderWithFiles>(
	order: Order,
	made: readonly MadeFile[],
	keepsFiles = true,
): Result<Order> {
	const own = made
		.filter(({ externalId }) => externalId === order.externalId)
		.map((file) => (keepsFiles ? file : notKept(file)));
	const lines: ProviderOrderRequestLine[] = [];
	for (const line of order.lines.map(withoutWords)) {
		if (line.source.kind !== 'catalogVariant') {
			lines.push(line);
			continue;
		}
		const files: PrintFile[] = [];
		for (const [fileIndex, file] of line.source.files.entries()) {
			const all = own.filter((one) => one.lineId === line.lineId && one.fileIndex === fileIndex);
			// Each step tells what became of a file; the first reason is the one that counts.
			const found = all.find(isThere) ?? all.find(({ held }) => held !== undefined);
			if (!isToBeMade(file)) files.push(file);
			else if (found === undefined || !isThere(found)) {
				return fail(notMade(order.externalId, found?.held));
			} else files.push(finished(file, found));
		}
		lines.push({ ...line, source: { ...line.source, files } });
	}
	return ok({ ...order, lines });
}

function isThere({ url, fileId }: MadeFile): boolean {
	return (url ?? fileId) !== undefined;
}

/** A file that lies only in n8n's store is gone before a printer without a library fetches it. */
function notKept(file: MadeFile): MadeFile {
	if (file.fileId !== undefined || file.expiresAt === undefined || file.kept === true) return file;
	const { url, ...rest } = file;
	if (url === undefined) return file;
	return {
		...rest,
		held: {
			code: 'file_not_kept',
			message:
				'This printer has no library and would fetch the file from n8n, which does not keep it',
			hint: "Set up the workflow 'Keep print files' once, which keeps them as long as the printer needs. Then have the order tried again.",
		},
	};
}

function withoutWords(line: ProviderOrderRequestLine): ProviderOrderRequestLine {
	const { words, ...rest } = line;
	return words === undefined ? line : rest;
}

function finished(file: PrintFile, { url, fileId, md5 }: MadeFile): PrintFile {
	return {
		...file,
		// JSON leaves out what is undefined.
		template: undefined,
		...(fileId === undefined ? {} : { fileId }),
		...(url === undefined || fileId !== undefined ? {} : { url }),
		...(md5 === undefined ? {} : { md5 }),
	};
}
