import { type Failures, invalid } from './errors';
import type { Product } from './model';
import type { State } from './state';

/** What an order or a quote asks for. */
export interface Wanted {
	sku: string;
	attributes?: Record<string, string> | null;
	assets: ReadonlyArray<{ printArea: string }>;
}

/**
 * The products behind the items of an order or a quote.
 * @throws 400 for an unknown SKU, a missing or unknown attribute, a print area that is unknown or
 * left out, and a country where it is not sent
 */
export function choose(state: State, items: readonly Wanted[], countryCode: string): Product[] {
	const failures: Failures = {};
	const products = items.map((item, index) => {
		const report = (field: string, code: string, providedValue: unknown) => {
			(failures[`items[${index}].${field}`] ??= []).push({ code, providedValue });
		};
		const product = state.products.get(item.sku.trim().toUpperCase());
		if (!product) {
			report('sku', 'SkuNotFound', item.sku);
			return [];
		}
		checkAttributes(product, item.attributes ?? {}, report);
		checkAreas(product, item.assets, report);
		if (!product.shipsTo.includes(countryCode)) {
			report('sku', 'DestinationCountryCodeNotSupported', countryCode);
		}
		return [product];
	});
	if (Object.keys(failures).length > 0) throw invalid(failures);
	return products.flat();
}

type Report = (field: string, code: string, providedValue: unknown) => void;

const lower = (text: string) => text.toLowerCase();

function checkAttributes(product: Product, given: Record<string, string>, report: Report): void {
	const names = Object.entries(product.attributes);
	for (const [name, values] of names) {
		const found = Object.entries(given).find(([key]) => lower(key) === lower(name))?.[1];
		if (found === undefined) report(`attributes.${name}`, 'RequiredAttributeMissing', null);
		else if (!values.map(lower).includes(lower(found))) {
			report(`attributes.${name}`, 'AttributeValueNotValid', found);
		}
	}
	for (const [name, value] of Object.entries(given)) {
		if (names.some(([known]) => lower(known) === lower(name))) continue;
		report(`attributes.${name}`, 'AttributeNotKnown', value);
	}
}

function checkAreas(product: Product, assets: Wanted['assets'], report: Report): void {
	const given = assets.map(({ printArea }) => lower(printArea));
	const areas = Object.entries(product.printAreas);
	for (const [name, { required }] of areas) {
		if (required && !given.includes(lower(name))) report('assets', 'RequiredAssetMissing', name);
	}
	for (const area of given) {
		if (areas.some(([name]) => lower(name) === area)) continue;
		report('assets', 'PrintAreaNotKnown', area);
	}
}
