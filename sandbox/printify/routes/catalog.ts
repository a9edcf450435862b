import type { FastifyInstance } from 'fastify';

import type { Context } from '../context';
import { failed } from '../errors';
import type { Blueprint, CatalogVariant, PrintProvider } from '../model';
import {
	presentBlueprint,
	presentOffer,
	presentPrintProvider,
	presentVariant,
} from '../present/catalog';
import type { State } from '../state';

/** Path parameters of the catalog: blueprint and print provider. */
export interface OfferParams {
	blueprint: string;
	provider: string;
}

const config = (operation: string, printifyScope = 'catalog.read') => ({
	config: { operation, printifyScope },
});

/** Blueprints, print providers and variants; unpaged lists (facts/printify.md 5). */
export function catalogRoutes(app: FastifyInstance, { state }: Context): void {
	app.get(
		'/v1/catalog/blueprints.json',
		config('retrievesListOfBlueprintsInTheCatalog'),
		async () => [...state.blueprints.values()].map(presentBlueprint),
	);

	app.get<{ Params: { blueprint: string } }>(
		'/v1/catalog/blueprints/:blueprint.json',
		config('retrieveASpecificBlueprint'),
		async ({ params }) => presentBlueprint(findBlueprint(state, params.blueprint)),
	);

	app.get<{ Params: { blueprint: string } }>(
		'/v1/catalog/blueprints/:blueprint/print_providers.json',
		config('retrieveAListOfAllPrintProvidersThatFulfillOrdersForASpecificBlueprint'),
		async ({ params }) => {
			const { variants } = findBlueprint(state, params.blueprint);
			return [...variants].flatMap(([id, offered]) => {
				const provider = state.printProviders.get(id);
				return provider ? [presentOffer(provider, offered)] : [];
			});
		},
	);

	app.get<{ Params: OfferParams; Querystring: { 'show-out-of-stock'?: string } }>(
		'/v1/catalog/blueprints/:blueprint/print_providers/:provider/variants.json',
		config('retrieveAListOfVariantsOfABlueprintFromASpecificPrintProvider'),
		async ({ params, query }) => {
			const { provider, variants } = findOffer(state, params);
			const showAll = query['show-out-of-stock'] === '1';
			const shown = variants.filter(({ isAvailable }) => showAll || isAvailable);
			return { id: provider.id, title: provider.title, variants: shown.map(presentVariant) };
		},
	);

	app.get(
		'/v1/catalog/print_providers.json',
		config('retrieveAListOfAvailablePrintProviders', 'print_providers.read'),
		async () => [...state.printProviders.values()].map((one) => presentPrintProvider(one)),
	);

	app.get<{ Params: { provider: string } }>(
		'/v1/catalog/print_providers/:provider.json',
		config('retrieveASpecificPrintProvider', 'print_providers.read'),
		async ({ params }) => {
			const provider = state.printProviders.get(Number(params.provider));
			if (!provider) throw failed(404, 'Print provider not found');
			const made = [...state.blueprints.values()].filter((one) => one.variants.has(provider.id));
			return presentPrintProvider(provider, made);
		},
	);
}

function findBlueprint(state: State, id: string): Blueprint {
	const blueprint = state.blueprints.get(Number(id));
	if (!blueprint) throw failed(404, 'Blueprint not found');
	return blueprint;
}

/** @throws 404 when the blueprint is not there or the provider does not make it */
export function findOffer(
	state: State,
	params: OfferParams,
): { provider: PrintProvider; variants: CatalogVariant[] } {
	const variants = findBlueprint(state, params.blueprint).variants.get(Number(params.provider));
	const provider = state.printProviders.get(Number(params.provider));
	if (!variants || !provider) throw failed(404, 'Print provider not found');
	return { provider, variants };
}
