import { z } from 'zod';
import { etsyId, etsyList, etsyText } from '../fields';

/** OAS: SellerTaxonomyNode, one category with those below it. */
export interface TaxonomyNode {
	id: string;
	name: string;
	children: TaxonomyNode[];
}

interface RawNode {
	id: number | string;
	name: string;
	children?: RawNode[] | null;
}

const node: z.ZodType<TaxonomyNode, z.ZodTypeDef, RawNode> = z.lazy(() =>
	z.object({ id: etsyId, name: z.string(), children: etsyList(node) }),
);

/** OAS: SellerTaxonomyNodes, the whole tree. */
export const taxonomyTree = z.object({ results: z.array(node) });

const value = z.object({
	value_id: z.number().int().nullish(),
	name: z.string(),
	scale_id: z.number().int().nullish(),
});

const property = z.object({
	property_id: z.number().int(),
	name: etsyText,
	display_name: etsyText,
	scales: etsyList(z.object({ scale_id: z.number().int(), display_name: etsyText })),
	is_required: z.boolean().nullish(),
	supports_attributes: z.boolean().nullish(),
	supports_variations: z.boolean().nullish(),
	max_values_allowed: z.number().int().nullish(),
	possible_values: etsyList(value),
});
/** A property that listings of a category can have (OAS: TaxonomyNodeProperty). */
export type TaxonomyProperty = z.output<typeof property>;

/** OAS: TaxonomyNodeProperties. */
export const taxonomyProperties = z.object({ results: z.array(property) });
