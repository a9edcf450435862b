import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_LIMITS, type FetchRules } from '../../../core/artwork/fetch/types';

/** What the collection Options says, with its defaults. */
export interface TransferOptions {
	addressHours: number;
	addressOnly: boolean;
	altText?: string;
	checkKnown: boolean;
	compare: boolean;
	fileName?: string;
	keepCopy: boolean;
	maxBytes: number;
	/** Of the provider that a file is taken from, between two. */
	sourceStoreId: string;
	storeId: string;
	trustedHosts: string[];
	waitMs: number;
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function between(value: unknown, [from, to]: readonly [number, number], otherwise: number): number {
	const number = Number(value);
	const isGiven = text(value) !== '' && Number.isFinite(number);
	return isGiven ? Math.min(to, Math.max(from, number)) : otherwise;
}

/** Reads the collection Options of an item. */
export function readTransferOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): TransferOptions {
	const given = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return {
		addressHours: between(given.addressHours, [1, 720], 72),
		addressOnly: given.addressOnly === true,
		altText: text(given.altText) || undefined,
		checkKnown: given.checkKnown !== false,
		compare: given.compare !== false,
		fileName: text(given.fileName) || undefined,
		keepCopy: given.keepCopy === true,
		maxBytes: between(given.largestMegabytes, [1, 4096], 512) * 1024 * 1024,
		sourceStoreId: text(given.sourceStoreId),
		storeId: text(given.storeId),
		trustedHosts: text(given.trustedHosts)
			.toLowerCase()
			.split(/[\s,;]+/)
			.filter((host) => host !== ''),
		waitMs: between(given.waitSeconds, [0, 600], 60) * 1000,
	};
}

/** What may be fetched for an item. @param sandboxHost of the credential, if it is a sandbox's */
export function rulesOf(
	{ maxBytes, trustedHosts }: TransferOptions,
	sandboxHost: string | undefined,
): FetchRules {
	return { limits: { ...DEFAULT_LIMITS, maxBytes }, sandboxHost, trustedHosts };
}
