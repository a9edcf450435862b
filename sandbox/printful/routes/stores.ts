import type { FastifyInstance } from 'fastify';

import { route, storesOf, tokenIn } from '../access';
import { link, ok, page, pageWithLinks } from '../envelope';
import { failed, failedWithData } from '../errors';
import { SCOPES } from '../load';
import type { Store } from '../model';

interface StoreParams {
	Params: { id: string };
}

function present({ id, type, name }: Store) {
	return { id, type, name };
}

/** Stores and scopes of the caller, in both versions. */
export function storeRoutes(app: FastifyInstance): void {
	app.get('/stores', route('listStores'), async (request) =>
		page(request, storesOf(tokenIn(request)), present),
	);

	app.get<StoreParams>('/stores/:id', route('getStore'), async (request) => {
		const store = storesOf(tokenIn(request)).find(({ id }) => String(id) === request.params.id);
		if (!store) throw failed(403, 'The store is not available with this token.');
		return ok(present(store));
	});

	app.get('/v2/stores', route('listStoresV2'), async (request) =>
		pageWithLinks(request, storesOf(tokenIn(request)), present),
	);

	app.get<StoreParams>('/v2/stores/:id', route('getStoreV2'), async (request) => {
		const store = storesOf(tokenIn(request)).find(({ id }) => String(id) === request.params.id);
		if (!store) throw failedWithData(404);
		return { data: present(store) };
	});

	app.get('/oauth/scopes', route('listScopes'), async (request) => {
		const scopes = [...tokenIn(request).scopes];
		return ok({
			scopes: scopes.map((scope) => ({ scope, display_name: SCOPES[scope] ?? scope })),
		});
	});

	app.get('/v2/oauth-scopes', route('listScopesV2'), async (request) => ({
		data: [...tokenIn(request).scopes].map((value) => ({ name: SCOPES[value] ?? value, value })),
		_links: { self: link(request, '/v2/oauth-scopes') },
	}));
}
