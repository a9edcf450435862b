import { entryOf } from '../../domain/entry-of';

/**
 * What Printify calls the parts of an order, and what we call them. One table, read in both
 * directions: for building the body and for naming what Printify found wrong.
 */
const ADDRESS_FIELDS: Readonly<Record<string, string>> = {
	first_name: 'fullName',
	last_name: 'fullName',
	company: 'company',
	email: 'email',
	phone: 'phone',
	country: 'countryCode',
	region: 'stateCode',
	address1: 'line1',
	address2: 'line2',
	city: 'city',
	zip: 'postalCode',
};

const LINE_FIELDS: Readonly<Record<string, string>> = {
	product_id: 'source.productId',
	variant_id: 'source.variantId',
	sku: 'source.sku',
	quantity: 'quantity',
	external_id: 'lineId',
};

const ORDER_FIELDS: Readonly<Record<string, string>> = {
	external_id: 'externalId',
	label: 'label',
	line_items: 'lines',
	address_to: 'shipTo',
	shipping_method: 'shippingTier',
};

/**
 * Turns a path in Printify's order body into the path in ours.
 * @param path such as `address_to.zip`, `line_items.0.sku` or `line_items[0].sku`
 * @returns such as `shipTo.postalCode` or `lines[0].source.sku`; a path we do not know as it is
 */
export function toOurField(path: string): string {
	const address = /^address_to\.(\w+)$/.exec(path);
	if (address) return `shipTo.${entryOf(ADDRESS_FIELDS, address[1]) ?? address[1]}`;
	const line = /^line_items(?:\.(\d+)|\[(\d+)\])(?:\.(\w+))?$/.exec(path);
	if (line) {
		const place = `lines[${line[1] ?? line[2]}]`;
		return line[3] === undefined ? place : `${place}.${entryOf(LINE_FIELDS, line[3]) ?? line[3]}`;
	}
	return entryOf(ORDER_FIELDS, path) ?? path;
}
