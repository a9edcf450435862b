import type { Asset, Charge, Item, Order, Parcel, Product } from './model';
import { cost } from './pricing';

const iso = (ms: number) => new Date(ms).toISOString();

/** An order as Prodigi writes it (specs/prodigi-postman.json). */
export function presentOrder(order: Order) {
	return {
		id: order.id,
		created: iso(order.createdAt),
		lastUpdated: iso(order.updatedAt),
		callbackUrl: order.callbackUrl,
		merchantReference: order.merchantReference,
		shippingMethod: order.shippingMethod,
		idempotencyKey: order.idempotencyKey,
		status: { stage: order.stage, issues: order.issues, details: order.details },
		charges: order.charges.map((charge) => presentCharge(charge, order.account.currency)),
		shipments: order.parcels.map(presentParcel),
		recipient: order.recipient,
		items: order.items.map(presentItem),
		packingSlip: order.packingSlip ?? null,
		metadata: order.metadata ?? null,
		...(order.branding === undefined ? {} : { branding: order.branding }),
	};
}

/** What is told of an order on hold: its id, and that it is (facts/prodigi.md 6). */
export function presentHeld({ id, stage }: Order) {
	return { id, status: { stage } };
}

function presentCharge({ id, type, totalMinor, items }: Charge, currency: string) {
	return {
		id,
		prodigiInvoiceNumber: id.replace(/\D/g, ''),
		totalCost: cost(totalMinor, currency),
		chargeType: type,
		items: items.map(({ minor, ...of }) => ({ ...of, cost: cost(minor, currency) })),
	};
}

function presentParcel(parcel: Parcel) {
	const { trackingNumber: number } = parcel;
	const url = number === null ? null : `https://tracking.example.invalid/${number}`;
	return {
		id: parcel.id,
		dispatchDate: parcel.shippedAt === null ? null : iso(parcel.shippedAt),
		carrier: parcel.carrier,
		fulfillmentLocation: { countryCode: parcel.lab.countryCode, labCode: parcel.lab.code },
		tracking: { number, url },
		items: parcel.itemIds.map((itemId) => ({ itemId })),
		status: parcel.status,
	};
}

function presentItem(item: Item) {
	const { id, merchantReference, product, copies, sizing, attributes, recipientCost } = item;
	return {
		id,
		status: itemStatus(item),
		merchantReference,
		sku: product.sku,
		copies,
		sizing,
		attributes,
		assets: item.assets.map(presentAsset),
		recipientCost,
	};
}

function itemStatus({ assets }: Item): string {
	if (assets.some(({ status }) => status === 'Error')) return 'Invalid';
	return assets.every(({ status }) => status === 'Complete') ? 'Ok' : 'NotYetDownloaded';
}

function presentAsset({ id, printArea, md5Hash, url, status }: Asset) {
	return { id, printArea, md5Hash, url, status };
}

/** A SKU with a variant for each combination of its attributes. */
export function presentProduct(product: Product) {
	const { sku, description, width, height, attributes, printAreas, shipsTo } = product;
	const printAreaSizes = Object.fromEntries(
		Object.entries(printAreas).map(([name, area]) => [
			name,
			{ horizontalResolution: area.width, verticalResolution: area.height },
		]),
	);
	return {
		sku,
		description,
		productDimensions: { width, height, units: 'in' },
		attributes,
		printAreas: Object.fromEntries(
			Object.entries(printAreas).map(([name, { required }]) => [name, { required }]),
		),
		variants: combinations(attributes).map((chosen) => ({
			attributes: chosen,
			shipsTo,
			printAreaSizes,
		})),
	};
}

function combinations(attributes: Product['attributes']): Array<Record<string, string>> {
	return Object.entries(attributes).reduce<Array<Record<string, string>>>(
		(made, [name, values]) =>
			made.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
		[{}],
	);
}
