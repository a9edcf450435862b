import { z } from 'zod';
import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import { READ, shopPath, type EtsyCall } from '../caller';
import { etsyList } from '../fields';
import {
	processingProfile,
	productionPartner,
	returnPolicy,
	section,
	shippingProfile,
	type ProcessingProfile,
	type ProductionPartner,
	type ReturnPolicy,
	type Section,
	type ShippingProfile,
} from './schemas';

/** Etsy's largest page and highest offset (facts/etsy.md 3). */
const PAGE_SIZE = 100;
const LAST_OFFSET = 12_000;

function page<Item extends z.ZodTypeAny>(item: Item) {
	return z.object({ count: z.number().int().min(0).nullish(), results: etsyList(item) });
}

async function readWhole<Item extends z.ZodTypeAny>(
	call: EtsyCall,
	operation: string,
	path: string,
	item: Item,
): Promise<Result<Array<z.output<Item>>>> {
	const answer = await call({ ...READ, operation, path, schema: page(item) });
	return answer.ok ? ok((answer.value as { results: Array<z.output<Item>> }).results) : answer;
}

/** The sections of a shop, in its own order. One call; no permission needed. */
export async function getSections(call: EtsyCall, shopId: string): Promise<Result<Section[]>> {
	return await readWhole(call, 'getShopSections', `${shopPath(shopId)}/sections`, section);
}

/**
 * The shipping profiles of a shop with destinations and upgrades, without those that were deleted
 * (Etsy keeps sending them, facts/etsy.md 10). One call. Permission: shops_r.
 */
export async function getShippingProfiles(
	call: EtsyCall,
	shopId: string,
	{ withDeleted = false }: { withDeleted?: boolean } = {},
): Promise<Result<ShippingProfile[]>> {
	const path = `${shopPath(shopId)}/shipping-profiles`;
	const all = await readWhole(call, 'getShopShippingProfiles', path, shippingProfile);
	if (!all.ok || withDeleted) return all;
	return ok(all.value.filter(({ isDeleted }) => !isDeleted));
}

/**
 * All processing profiles of a shop. One call for each hundred; a shop has a handful.
 * Permission: shops_r.
 */
export async function getProcessingProfiles(
	call: EtsyCall,
	shopId: string,
): Promise<Result<ProcessingProfile[]>> {
	const operation = 'getShopReadinessStateDefinitions';
	const pages = pagesByOffset<ProcessingProfile>({
		service: 'etsy',
		operation,
		pageSize: PAGE_SIZE,
		maxOffset: LAST_OFFSET,
		fetch: async (offset, limit) => {
			const answer = await call({
				...READ,
				operation,
				path: `${shopPath(shopId)}/readiness-state-definitions`,
				query: { limit, offset },
				schema: page(processingProfile),
			});
			if (!answer.ok) return answer;
			const { results, count } = answer.value;
			return ok({ items: results, total: count ?? undefined });
		},
	});
	return await collect(pages);
}

/** The return policies of a shop. One call; no permission needed. */
export async function getReturnPolicies(
	call: EtsyCall,
	shopId: string,
): Promise<Result<ReturnPolicy[]>> {
	const path = `${shopPath(shopId)}/policies/return`;
	return await readWhole(call, 'getShopReturnPolicies', path, returnPolicy);
}

/**
 * The production partners of a shop. One call. Permission: shops_r. The API cannot make any; they
 * are made by hand in the Shop Manager.
 */
export async function getProductionPartners(
	call: EtsyCall,
	shopId: string,
): Promise<Result<ProductionPartner[]>> {
	const path = `${shopPath(shopId)}/production-partners`;
	return await readWhole(call, 'getShopProductionPartners', path, productionPartner);
}

/** One section. One call; no permission needed. */
export async function getSection(
	call: EtsyCall,
	shopId: string,
	sectionId: string,
): Promise<Result<Section>> {
	return await call({
		...READ,
		operation: 'getShopSection',
		path: `${shopPath(shopId)}/sections/${encodeURIComponent(sectionId)}`,
		schema: section,
	});
}

/** One shipping profile, also one that was deleted. One call. Permission: shops_r. */
export async function getShippingProfile(
	call: EtsyCall,
	shopId: string,
	profileId: string,
): Promise<Result<ShippingProfile>> {
	return await call({
		...READ,
		operation: 'getShopShippingProfile',
		path: `${shopPath(shopId)}/shipping-profiles/${encodeURIComponent(profileId)}`,
		schema: shippingProfile,
	});
}

/** One processing profile. One call. Permission: shops_r. */
export async function getProcessingProfile(
	call: EtsyCall,
	shopId: string,
	profileId: string,
): Promise<Result<ProcessingProfile>> {
	return await call({
		...READ,
		operation: 'getShopReadinessStateDefinition',
		path: `${shopPath(shopId)}/readiness-state-definitions/${encodeURIComponent(profileId)}`,
		schema: processingProfile,
	});
}

/** One return policy. One call; no permission needed. */
export async function getReturnPolicy(
	call: EtsyCall,
	shopId: string,
	policyId: string,
): Promise<Result<ReturnPolicy>> {
	return await call({
		...READ,
		operation: 'getShopReturnPolicy',
		path: `${shopPath(shopId)}/policies/return/${encodeURIComponent(policyId)}`,
		schema: returnPolicy,
	});
}
