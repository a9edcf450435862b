import { failure } from '../../../../core/domain/failure';
import { fail } from '../../../../core/domain/result';
import { createPrintifyProvider } from '../../../../core/providers/printify';
import { printify } from '../../../../core/providers/printify/module';
import { whole } from '../../../support/providers/whole';
import type { ApiClient, Call } from '../../../../core/transport/api-client';

/** A client that notes under which limits a call stands. */
function noting() {
	const classes: Record<string, string[]> = {};
	const client: ApiClient = {
		call: async <T>({ operation, limitClasses = [] }: Call<T>) => {
			classes[operation] = limitClasses;
			if (operation === 'retrieveListOfShopsInAPrintifyAccount') {
				return await Promise.resolve({ ok: true as const, value: [] as never });
			}
			const refused = failure({
				category: 'auth',
				provider: 'printify',
				operation,
				message: 'No',
				hint: 'No',
			});
			return await Promise.resolve(fail<T>(refused));
		},
	};
	return {
		classes,
		provider: whole(printify, createPrintifyProvider({ client, shopId: '1', now: () => 0 })),
	};
}

it('catalog and publishing stand under limits of their own, nothing else does', async () => {
	const { classes, provider } = noting();
	const offer = { productId: '6', makerId: '29' };
	await provider.searchCatalog({});
	await provider.listMakers('6');
	await provider.listVariants(offer);
	await provider.checkStock(['1'], offer);
	await provider.publishProduct('p');
	await provider.getProduct('p');
	await provider.getOrder('o');
	await provider.uploadFile({ url: 'https://example.com/a.png', name: 'a.png' });
	expect(classes).toEqual({
		retrievesListOfBlueprintsInTheCatalog: ['catalog'],
		retrieveAListOfAllPrintProvidersThatFulfillOrdersForASpecificBlueprint: ['catalog'],
		retrieveAListOfVariantsOfABlueprintFromASpecificPrintProvider: ['catalog'],
		retrieveListOfShopsInAPrintifyAccount: [],
		publishAProduct: ['publish'],
		retrieveAProduct: [],
		getOrderDetailsById: [],
		uploadAnImage: [],
	});
});
