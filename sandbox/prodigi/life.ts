import { InputError } from '../core/input-error';
import type { OrderLife } from '../core/service';
import { FAILED_DOWNLOAD, type Lifecycle, NOT_DOWNLOADED, UNAVAILABLE } from './lifecycle';
import { type Order, STEPS, type Step } from './model';
import type { State } from './state';

const PAYMENT = 'RequiresPaymentAuthorisation';

/**
 * Stages, stages with a step, and stages with an issue; as the adapter's raw status writes them.
 */
const STATUSES = [
	'Draft',
	'AwaitingPayment',
	'OnHold',
	'InProgress',
	...STEPS.map((step) => `InProgress: ${step}`),
	...STEPS.map((step) => `InProgress: ${step} Error`),
	...[UNAVAILABLE, NOT_DOWNLOADED, FAILED_DOWNLOAD, PAYMENT].map((code) => `InProgress: ${code}`),
	'Complete',
	'Cancelled',
];

/** What a test can make happen to Prodigi's orders. */
export function createLife(state: State, lifecycle: Lifecycle): OrderLife {
	const find = (orderId: string): Order => {
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		return order;
	};
	return {
		statuses: STATUSES,
		setStatus: (orderId, status) => setStatus(find(orderId), status, state, lifecycle),
		ship: (orderId, lineIds) => ship(find(orderId), lineIds, state, lifecycle),
		// Prodigi never tells that a parcel has arrived.
		deliver: (orderId) => void find(orderId),
		setAvailable: (sku, isAvailable) => {
			const product = state.products.get(sku.toUpperCase());
			if (!product) throw new InputError([{ path: '/variantId', message: 'is not a SKU' }]);
			product.isAvailable = isAvailable;
			for (const order of state.orders.values()) lifecycle.recheck(order);
		},
	};
}

/** From here on the order does not move by itself. */
function setStatus(order: Order, status: string, state: State, lifecycle: Lifecycle): void {
	const [stage = '', rest = ''] = status.split(': ');
	order.nextAt = null;
	order.updatedAt = state.now;
	order.issues = [];
	if (stage === 'Cancelled') return lifecycle.cancel(order);
	if (stage === 'Complete') {
		lifecycle.allocate(order);
		return lifecycle.complete(order, state.now);
	}
	order.stage = stage;
	const [word = '', how = 'InProgress'] = rest.split(' ');
	const step = STEPS.find((name) => name === word) as Step | undefined;
	if (step === 'inProduction' || step === 'shipping') lifecycle.allocate(order);
	lifecycle.reach(order, step, how);
	if (!step && word !== '') {
		const [item] = order.items;
		const objectId = item?.id ?? order.id;
		order.issues = [{ objectId, errorCode: word, description: `Reported by a test: ${word}.` }];
	}
}

/** A parcel with these items, taken out of those that were planned. */
function ship(
	order: Order,
	lineIds: readonly string[] | undefined,
	state: State,
	lifecycle: Lifecycle,
): string {
	if (order.stage !== 'InProgress') order.stage = 'InProgress';
	order.issues = [];
	lifecycle.allocate(order);
	const waiting = order.parcels.filter(({ status }) => status === 'Processing');
	const ids = waiting.flatMap(({ itemIds }) => itemIds);
	const isMeant = (id: string) => {
		const reference = order.items.find((item) => item.id === id)?.merchantReference;
		return !lineIds || lineIds.includes(id) || lineIds.includes(reference ?? '');
	};
	const itemIds = ids.filter(isMeant);
	const [planned] = waiting.filter((parcel) => parcel.itemIds.some(isMeant));
	if (!planned || itemIds.length === 0) {
		throw new InputError([{ path: '/lineIds', message: 'are not waiting' }]);
	}
	const parcel = { ...planned, id: state.newId('shp'), itemIds };
	const rest = waiting.map((one) => ({
		...one,
		itemIds: one.itemIds.filter((id) => !itemIds.includes(id)),
	}));
	order.parcels = [
		...order.parcels.filter(({ status }) => status !== 'Processing'),
		parcel,
		...rest.filter((one) => one.itemIds.length > 0),
	];
	const number = lifecycle.ship(order, parcel, state.now);
	order.nextAt = null;
	return number;
}
