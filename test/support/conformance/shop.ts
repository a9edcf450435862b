import type { Provider } from '../../../core/domain/provider';
import type { ProviderAction, ProviderCapabilities } from '../../../core/providers/capabilities';
import type { ProviderModule } from '../../../core/providers/module';
import { providerModules } from '../../../core/providers/registry';
import type { Sandbox } from '../../../sandbox';
import type { OrderLife } from '../../../sandbox/core/service';
import { ADDRESSES } from './addresses';
import type { Driver, Ear, Json, Ran } from './driver';
import { engineDriver, hurry } from './engine-driver';
import type { ProviderCase } from './provider-case';

/** What moves the orders of a provider of the sandbox. */
export function lifeOf(sandbox: Sandbox, provider: Provider): OrderLife {
	const life = Object.entries(sandbox.services).find(([name]) => name === provider)?.[1].life;
	if (!life) throw new Error(`The sandbox's ${provider} has no life`);
	return life;
}

/** An order as the operation Plan gives it. */
export type PlannedOrder = Json & { externalId: string };

/** A day of the sandbox's clock: time enough for what was started to get on. */
const DAY_SECONDS = 86_400;

/** What the rows of the conformance suite work on: a seller with one provider. */
export class Shop {
	readonly provider: Provider;
	readonly module: ProviderModule;
	readonly can: ProviderCapabilities;
	private serial = 0;
	/** Orders that the world of the sandbox begins with. */
	private before: Readonly<Record<string, number>> = {};

	/** @param driver asked while a test runs; before, nothing is open */
	constructor(
		readonly one: ProviderCase,
		private readonly driver: () => Driver,
	) {
		this.provider = one.provider;
		const module = providerModules().find(({ name }) => name === one.provider);
		if (!module) throw new Error(`${one.provider} is not on offer`);
		this.module = module;
		this.can = module.capabilities;
	}

	get sandbox(): Sandbox {
		return this.driver().sandbox;
	}

	get life(): OrderLife {
		return lifeOf(this.sandbox, this.provider);
	}

	does(action: ProviderAction): boolean {
		return this.can.actions.includes(action);
	}

	/** An order of its own, which waits; production is started where the provider has no waiting. */
	planned(changes: object = {}): PlannedOrder {
		this.serial += 1;
		return {
			externalId: `etsy-11-${this.serial}-1`,
			provider: this.provider,
			lines: [this.one.line('1', 2)],
			shipTo: ADDRESSES[0],
			shippingTier: 'standard',
			earlierTry: { inDoubt: false },
			...(this.can.holdsOrders ? {} : { submit: true }),
			...changes,
		};
	}

	/** Runs an operation once over all items; each names this provider. */
	async run(parameters: Json, items: readonly object[] = [{}]): Promise<Ran> {
		return await this.driver().run(
			{ resource: 'order', provider: '={{ $json.provider }}', ...parameters },
			items.map((item) => ({ ...item, provider: this.provider })),
		);
	}

	/** Creates orders in one run. @throws where one of them fails */
	async create(...orders: PlannedOrder[]): Promise<string[]> {
		const asked = orders.length > 0 ? orders : [this.planned()];
		const made = await this.whole({ operation: 'create' }, asked);
		return made.map(({ providerOrderId }) => String(providerOrderId));
	}

	/** Reads orders in one run. @throws where one of them fails */
	async get(...ids: string[]): Promise<Json[]> {
		return await this.whole(
			{ operation: 'get', providerOrderId: '={{ $json.id }}' },
			ids.map((id) => ({ id })),
		);
	}

	/** Runs an operation over all items. @throws where one of them fails */
	async whole(parameters: Json, items: readonly object[] = [{}]): Promise<Json[]> {
		const { done, failed } = await this.run(parameters, items);
		if (failed[0]) throw new Error(JSON.stringify(failed[0].failure));
		return done;
	}

	/** The same order, asked for by somebody who does not know what became of it a minute ago. */
	inDoubt(order: PlannedOrder): PlannedOrder {
		const since = new Date(Date.now() - 60_000).toISOString();
		return { ...order, earlierTry: { inDoubt: true, since } };
	}

	/** Orders really made, by externalId, without those that the world began with. */
	async made(): Promise<Record<string, number>> {
		const { providerOrders } = await this.sandbox.control.counts();
		return without(this.before, providerOrders[this.provider] ?? {});
	}

	/** Puts the sandbox back to its beginning. */
	async begin(): Promise<void> {
		await this.sandbox.control.reset();
		this.before = {};
		this.before = await this.made();
	}

	/** Calls so far. */
	async calls(): Promise<number> {
		return (await this.sandbox.control.counts()).totals[this.provider] ?? 0;
	}

	/** Turns the sandbox's clock. @returns the time before, by that clock, in ISO 8601 */
	async pass(seconds = DAY_SECONDS): Promise<string> {
		const { now } = await this.sandbox.control.clock();
		await this.sandbox.control.advance({ seconds });
		return now;
	}

	/** Fills the provider with orders, faster than it would like, and not by the driver. */
	async fill(count: number): Promise<string[]> {
		hurry(this.sandbox);
		const quick = new Shop(this.one, () => engineDriver(this.sandbox));
		const orders = Array.from({ length: count }, (_, at) =>
			quick.planned({ externalId: `etsy-22-${at}-1` }),
		);
		return await quick.create(...orders);
	}

	/** Publishes the trigger for this provider. */
	async listen(): Promise<Ear> {
		return await this.driver().listen(this.one);
	}

	/** The failure that an action is answered with where the provider does not have it. */
	refusal(action: ProviderAction): object {
		const others = providerModules().filter(({ capabilities }) =>
			capabilities.actions.includes(action),
		);
		return {
			category: 'capability',
			provider: this.provider,
			retryable: false,
			operation: action,
			hint: others.length > 0 ? expect.stringMatching(/ can\.$/) : expect.any(String),
		};
	}
}

/** What was made since. @param before how many orders there were of each externalId */
export function without(
	before: Readonly<Record<string, number>>,
	now: Readonly<Record<string, number>>,
): Record<string, number> {
	const entries = Object.entries(now).map(
		([id, count]) => [id, count - (before[id] ?? 0)] as const,
	);
	return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
