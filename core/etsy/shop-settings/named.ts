import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { getSellerTaxonomyNodes } from '../taxonomy/api';
import { allCategories } from '../taxonomy/paths';
import type { Named } from './find-by-name';
import {
	nameOfProcessingProfile,
	nameOfProductionPartner,
	nameOfReturnPolicy,
	nameOfShippingProfile,
} from './names';
import {
	getProcessingProfiles,
	getProductionPartners,
	getReturnPolicies,
	getSections,
	getShippingProfiles,
} from './read';

/** What can be named instead of numbered, by the parameter that takes it. */
export type NamedSetting =
	| 'sectionId'
	| 'shippingProfileId'
	| 'processingProfileId'
	| 'returnPolicyId'
	| 'productionPartnerId'
	| 'taxonomyId';

type Reader = (call: EtsyCall, shopId: string) => Promise<Result<Named[]>>;

/** Reads a list and names each entry. */
function named<Entry>(
	read: (call: EtsyCall, shopId: string) => Promise<Result<Entry[]>>,
	toNamed: (entry: Entry) => Named,
): Reader {
	return async (call, shopId) => {
		const all = await read(call, shopId);
		return all.ok ? ok(all.value.map(toNamed)) : all;
	};
}

/** What each is called in a failure, and how to read all of them. One call each. */
export const NAMED_SETTINGS: Readonly<Record<NamedSetting, { what: string; read: Reader }>> = {
	sectionId: {
		what: 'section',
		read: named(getSections, ({ sectionId, title }) => ({ id: sectionId, names: [title] })),
	},
	shippingProfileId: {
		what: 'shipping profile',
		read: named(
			async (call, shopId) => await getShippingProfiles(call, shopId),
			(one) => ({ id: one.shippingProfileId, names: [one.title, nameOfShippingProfile(one)] }),
		),
	},
	processingProfileId: {
		what: 'processing profile',
		read: named(getProcessingProfiles, (one) => ({
			id: one.processingProfileId,
			names: [nameOfProcessingProfile(one)],
		})),
	},
	returnPolicyId: {
		what: 'return policy',
		read: named(getReturnPolicies, (one) => ({
			id: one.returnPolicyId,
			names: [nameOfReturnPolicy(one)],
		})),
	},
	productionPartnerId: {
		what: 'production partner',
		read: named(getProductionPartners, (one) => ({
			id: one.productionPartnerId,
			names: [one.name, nameOfProductionPartner(one)],
		})),
	},
	taxonomyId: {
		what: 'category',
		read: named(
			async (call) => {
				const tree = await getSellerTaxonomyNodes(call);
				return tree.ok ? ok(allCategories(tree.value)) : tree;
			},
			({ taxonomyId, path }) => ({ id: taxonomyId, names: [path] }),
		),
	},
};
