import type { Failure } from '../../domain/failure';
import type { Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import {
	getProcessingProfiles,
	getProductionPartners,
	getReturnPolicies,
	getSections,
	getShippingProfiles,
} from '../shop-settings/read';
import type { ListingChanges } from './fields';

/** Ids of a shop's settings that a write names. */
export type NamedIds = ListingChanges & { processingProfileId?: string };

interface Setting {
	field: string;
	/** Such as `section`. */
	word: string;
	sent(ids: NamedIds): readonly string[];
	known(call: EtsyCall, shopId: string): Promise<Result<string[]>>;
}

function one(id: string | undefined): string[] {
	return id === undefined ? [] : [id];
}

async function idsOf<T>(list: Promise<Result<T[]>>, id: (item: T) => string) {
	const answer = await list;
	return answer.ok ? ({ ok: true, value: answer.value.map(id) } as const) : answer;
}

const SETTINGS: readonly Setting[] = [
	{
		field: 'sectionId',
		word: 'section',
		sent: ({ sectionId }) => one(sectionId),
		known: async (call, shopId) =>
			await idsOf(getSections(call, shopId), ({ sectionId }) => sectionId),
	},
	{
		field: 'shippingProfileId',
		word: 'shipping profile',
		sent: ({ shippingProfileId }) => one(shippingProfileId),
		known: async (call, shopId) =>
			await idsOf(getShippingProfiles(call, shopId), (profile) => profile.shippingProfileId),
	},
	{
		field: 'processingProfileId',
		word: 'processing profile',
		sent: ({ processingProfileId }) => one(processingProfileId),
		known: async (call, shopId) =>
			await idsOf(getProcessingProfiles(call, shopId), (profile) => profile.processingProfileId),
	},
	{
		field: 'returnPolicyId',
		word: 'return policy',
		sent: ({ returnPolicyId }) => one(returnPolicyId),
		known: async (call, shopId) =>
			await idsOf(getReturnPolicies(call, shopId), (policy) => policy.returnPolicyId),
	},
	{
		field: 'productionPartnerId',
		word: 'production partner',
		sent: ({ productionPartnerIds }) => productionPartnerIds ?? [],
		known: async (call, shopId) =>
			await idsOf(getProductionPartners(call, shopId), (partner) => partner.productionPartnerId),
	},
];

/**
 * One id that is gone fails a whole write, and Etsy may not say which (facts/etsy.md 5). After a
 * refusal this looks which of the named settings the shop still has: one call for each kind that
 * was sent.
 * @returns the failure, naming what is gone where that is the reason
 */
export async function nameStaleIds(
	call: EtsyCall,
	shopId: string,
	ids: NamedIds,
	failure: Failure,
): Promise<Failure> {
	if (failure.category !== 'validation' && failure.category !== 'not_found') return failure;
	const gone: Array<{ field: string; text: string }> = [];
	for (const { field, word, sent, known } of SETTINGS) {
		const wanted = sent(ids);
		if (wanted.length === 0) continue;
		const present = await known(call, shopId);
		if (!present.ok) continue;
		const missing = wanted.filter((id) => !present.value.includes(id));
		gone.push(...missing.map((id) => ({ field, text: `${word} ${id}` })));
	}
	if (gone.length === 0) return failure;
	const list = gone.map(({ text }) => text).join(', ');
	return {
		...failure,
		message: `The shop does not have: ${list}. Nothing was changed.`,
		hint: 'It may have been deleted on Etsy, or belong to another shop. Choose it again from the list.',
		fields: [...new Set(gone.map(({ field }) => field))],
	};
}
