import type { ProdigiScenario, ProdigiScenarioProduct } from '../scenario/prodigi-types';
import type { Account, Product } from './model';

const SHIPPING = { Budget: 395, Standard: 495, Express: 995, Overnight: 1695 };

const COUNTRIES =
	'AE AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HK HU IE IN IT JP KR MX NL NO NZ PL PT SE SG US ZA';

/** @returns the accounts by their key */
export function loadAccounts({ accounts = [] }: ProdigiScenario): Map<string, Account> {
	return new Map(
		accounts.map(({ apiKey, currency = 'GBP', pauseSeconds, callbackUrl }) => [
			apiKey,
			{
				apiKey,
				currency,
				pauseMs: typeof pauseSeconds === 'number' ? pauseSeconds * 1000 : pauseSeconds,
				callbackUrl,
			},
		]),
	);
}

/** @returns the products by their SKU in upper case: Prodigi does not mind the case */
export function loadProducts({ products = [] }: ProdigiScenario): Map<string, Product> {
	return new Map(products.map((product) => [product.sku.toUpperCase(), toProduct(product)]));
}

function toProduct(given: ProdigiScenarioProduct): Product {
	const { sku, cost, shipping, printAreas } = given;
	const areas = printAreas ?? { default: { width: 3000, height: 3000 } };
	return {
		sku,
		cost,
		description: given.description ?? sku,
		width: given.width ?? 10,
		height: given.height ?? 10,
		attributes: given.attributes ?? {},
		printAreas: Object.fromEntries(
			Object.entries(areas).map(([name, area]) => [name, { required: true, ...area }]),
		),
		shipsTo: given.shipsTo ?? COUNTRIES.split(' '),
		lab: given.lab ?? { code: 'prodigi_gb2', countryCode: 'GB' },
		shipping: { ...SHIPPING, ...shipping },
		isAvailable: given.isAvailable ?? true,
	};
}
