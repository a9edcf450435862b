import { canFetch } from './artwork';
import type { Callbacks } from './callbacks';
import { type Asset, type Issue, type Order, STEPS, type Step } from './model';
import { byLab, carrierFor, itemCost, parcelCost } from './pricing';
import type { State } from './state';

/** How often Prodigi tries to fetch a picture (facts/prodigi.md 9). */
const DOWNLOAD_TRIES = 10;

export const UNAVAILABLE = 'order.items.ItemUnavailable';
export const NOT_DOWNLOADED = 'order.items.assets.NotDownloaded';
/** Spelled so (facts/prodigi.md 7). */
export const FAILED_DOWNLOAD = 'order.items.assets.FailedToDownloaded';

/**
 * Moves orders on by the sandbox clock: (on hold) > artwork > lab > production > parcels > complete
 * (facts/prodigi.md 7). An open issue about an item stops it.
 */
export class Lifecycle {
	private fetching = new Map<Order, Promise<void>>();

	constructor(
		private readonly state: State,
		private readonly callbacks: Callbacks,
	) {}

	/** Begins with a new order. */
	start(order: Order): void {
		const { pauseMs } = order.account;
		if (pauseMs === undefined) return this.begin(order, order.createdAt);
		order.stage = 'OnHold';
		order.nextAt = pauseMs === null ? null : order.createdAt + pauseMs;
	}

	/** Ends a pause by hand, as the dashboard does. */
	release(order: Order): void {
		if (order.stage === 'OnHold') this.begin(order, this.state.now);
	}

	/** Stops everything. What was charged is given back. */
	cancel(order: Order): void {
		order.stage = 'Cancelled';
		order.nextAt = null;
		for (const parcel of order.parcels) parcel.status = 'Cancelled';
		for (const charge of order.charges.filter(({ type }) => type === 'Item')) {
			order.charges.push({ ...charge, id: this.state.newId('chg'), type: 'Refund' });
		}
		this.touch(order, this.state.now);
		this.callbacks.stageChanged(order, this.state.now);
	}

	/** Looks again at what is in stock: an order that waited for it goes on. */
	recheck(order: Order): void {
		if (order.stage !== 'InProgress' || !has(order, UNAVAILABLE)) return;
		order.issues = order.issues.filter(({ errorCode }) => errorCode !== UNAVAILABLE);
		this.reportUnavailable(order);
		if (has(order, UNAVAILABLE)) return;
		this.touch(order, this.state.now);
		order.nextAt = this.state.now + this.state.times.download;
	}

	/** Does everything that is due by now, each step at its own time. */
	settle(): void {
		for (const order of this.state.orders.values()) {
			while (order.nextAt !== null && order.nextAt <= this.state.now) {
				this.step(order, order.nextAt);
			}
		}
	}

	/** Does everything that is due, pictures that have to be fetched included. */
	async settled(): Promise<void> {
		this.settle();
		while (this.fetching.size > 0) {
			await Promise.all(this.fetching.values());
			this.settle();
		}
	}

	/** Sends a parcel. The order is complete with the last. */
	ship(order: Order, parcel: Order['parcels'][number], at: number): string {
		const number = `PR${Array.from({ length: 12 }, () => this.state.random.int(0, 9)).join('')}`;
		Object.assign(parcel, { status: 'Shipped', trackingNumber: number, shippedAt: at });
		this.reach(order, 'shipping', 'InProgress');
		this.touch(order, at);
		this.callbacks.parcelSent(order, at);
		const isLast = order.parcels.every(({ status }) => status !== 'Processing');
		if (isLast) this.complete(order, at);
		else order.nextAt = at + this.state.times.production / 2;
		return number;
	}

	/** A lab makes it from here on: parcels are planned and the account is charged. */
	allocate(order: Order): void {
		this.reach(order, 'inProduction', 'InProgress');
		if (order.parcels.length > 0) return;
		const method = order.shippingMethod;
		const charge: Order['charges'][number] = {
			id: this.state.newId('chg'),
			type: 'Item',
			totalMinor: 0,
			items: [],
		};
		const add = (itemId: string | null, shipmentId: string | null, minor: number) => {
			charge.items.push({ id: this.state.newId('chi'), itemId, shipmentId, minor });
			charge.totalMinor += minor;
		};
		for (const items of byLab(order.items)) {
			const lab = items[0]?.product.lab ?? { code: '', countryCode: '' };
			const id = this.state.newId('shp');
			order.parcels.push({
				id,
				lab,
				status: 'Processing',
				itemIds: items.map((item) => item.id),
				carrier: carrierFor(lab.countryCode, method),
				trackingNumber: null,
				shippedAt: null,
			});
			add(null, id, parcelCost(items, method));
			for (const item of items) add(item.id, null, itemCost(item));
		}
		order.charges.push(charge);
	}

	/** All steps before one are complete, the step is as told, and none after it has begun. */
	reach(order: Order, step: Step | undefined, how: string): void {
		const place = step === undefined ? -1 : STEPS.indexOf(step);
		STEPS.forEach((name, at) => {
			order.details[name] = at < place ? 'Complete' : at === place ? how : 'NotStarted';
		});
	}

	/** All parcels are sent. */
	complete(order: Order, at: number): void {
		for (const step of STEPS) order.details[step] = 'Complete';
		order.stage = 'Complete';
		order.nextAt = null;
		this.touch(order, at);
		this.callbacks.stageChanged(order, at);
	}

	private begin(order: Order, at: number): void {
		order.stage = 'InProgress';
		this.touch(order, at);
		this.reportUnavailable(order);
		order.nextAt = has(order, UNAVAILABLE) ? null : at + this.state.times.download;
		if (order.account.pauseMs !== undefined) this.callbacks.stageChanged(order, at);
	}

	private reportUnavailable({ items, issues }: Order): void {
		for (const { id, product } of items.filter(({ product }) => !product.isAvailable)) {
			const description = `Item ${product.sku} is not available.`;
			issues.push({ objectId: id, errorCode: UNAVAILABLE, description });
		}
	}

	private step(order: Order, at: number): void {
		const { times } = this.state;
		if (order.stage === 'OnHold') return this.begin(order, at);
		if (order.details.downloadAssets !== 'Complete') return this.fetch(order, at);
		this.touch(order, at);
		if (order.details.inProduction === 'NotStarted') {
			this.allocate(order);
			order.nextAt = at + times.production;
			return;
		}
		const parcel = order.parcels.find(({ status }) => status === 'Processing');
		if (parcel) this.ship(order, parcel, at);
		else this.complete(order, at);
	}

	private fetch(order: Order, at: number): void {
		order.nextAt = null;
		this.reach(order, 'downloadAssets', 'InProgress');
		const missing = order.items
			.flatMap(({ assets }) => assets)
			.filter(({ status }) => status !== 'Complete');
		const work = Promise.all(
			missing.map(async (asset) => ({ asset, isThere: await canFetch(asset) })),
		).then((tried) => {
			this.fetching.delete(order);
			if (order.stage !== 'InProgress') return;
			for (const { asset, isThere } of tried) if (isThere) asset.status = 'Complete';
			order.downloads++;
			this.fetched(
				order,
				tried.flatMap(({ asset, isThere }) => (isThere ? [] : asset)),
				at,
			);
		});
		this.fetching.set(order, work);
	}

	private fetched(order: Order, missing: Asset[], at: number): void {
		this.touch(order, at);
		const hasGivenUp = missing.length > 0 && order.downloads >= DOWNLOAD_TRIES;
		order.issues = missing.map((asset) => downloadIssue(asset, hasGivenUp));
		if (missing.length === 0) {
			this.reach(order, 'allocateProductionLocation', 'InProgress');
			order.nextAt = at + this.state.times.allocation;
			return this.callbacks.stageChanged(order, at);
		}
		if (!hasGivenUp) {
			order.nextAt = at + this.state.times.download;
			return;
		}
		for (const asset of missing) asset.status = 'Error';
		this.reach(order, 'downloadAssets', 'Error');
		this.callbacks.stageChanged(order, at);
	}

	private touch(order: Order, at: number): void {
		order.updatedAt = at;
	}
}

function has({ issues }: Order, code: string): boolean {
	return issues.some(({ errorCode }) => errorCode === code);
}

function downloadIssue({ id, url }: Asset, hasGivenUp: boolean): Issue {
	return {
		objectId: id,
		errorCode: hasGivenUp ? FAILED_DOWNLOAD : NOT_DOWNLOADED,
		description: `${hasGivenUp ? 'Error' : 'Warning'}: the asset at ${url} was not downloaded.`,
	};
}
