import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { etsyError } from '../errors';
import { Params } from '../params';
import type { EtsyState } from '../state';
import { findTaxonomyNode, presentProperties, presentTaxonomy } from '../taxonomy';

/** Categories and what listings in them can have. */
export function addTaxonomyRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: '/seller-taxonomy/nodes', operation: 'getSellerTaxonomyNodes' },
		() => presentTaxonomy(),
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/seller-taxonomy/nodes/:taxonomy_id/properties',
			operation: 'getPropertiesByTaxonomyId',
		},
		(request) => {
			const id = new Params(request).id('taxonomy_id');
			const node = findTaxonomyNode(id);
			if (!node) throw etsyError(404, `Could not find a taxonomy node with id ${id}`);
			return presentProperties(node);
		},
	);
}
