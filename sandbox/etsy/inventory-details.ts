import type { ScenarioPropertyValue } from '../scenario/types';

/** By which properties each field varies, in Etsy's names. */
export interface OnProperty {
	price_on_property: number[];
	quantity_on_property: number[];
	sku_on_property: number[];
	readiness_state_on_property: number[];
}

/** Which image is shown for a value. */
export interface VariationImage {
	property_id: number;
	value_id: number;
	image_id: number;
}

/** What a listing has of its inventory besides the products. */
export interface InventoryDetails {
	/** As it was written; absent: derived from what the scenario says. */
	onProperty?: OnProperty;
	variationImages?: VariationImage[];
}

/** Ids below are Etsy's own stock values, which a shop gets a copy of when it uses them. */
const FIRST_SHOP_VALUE = 100_000;

/** New ids of products and values; never the same twice. */
export class InventoryIds {
	private lastProduct = 60_000_000_000;
	private lastValue = 80_000_000_000;
	private readonly byText = new Map<string, { id: number; text: string }>();
	private readonly byId = new Map<number, string>();

	/** Every write gives every product a new id (facts/etsy.md 9). */
	nextProduct(): number {
		this.lastProduct += 1;
		return this.lastProduct;
	}

	/** Takes over the values that a listing has from its scenario. */
	learn(shopId: number, values: readonly ScenarioPropertyValue[]): void {
		for (const value of values) {
			const [id] = value.value_ids;
			const [text] = value.values;
			if (id === undefined || text === undefined || id < FIRST_SHOP_VALUE) continue;
			this.byId.set(id, text);
			if (!this.byText.has(keyOf(shopId, value, text))) {
				this.byText.set(keyOf(shopId, value, text), { id, text });
			}
		}
	}

	/**
	 * The shop's own id and text for a value. An id that the shop has wins over the text; a stock
	 * id becomes one of the shop (DOC:listings); without an id the text is looked up or made
	 * (etsy/open-api#263).
	 */
	ownValue(
		shopId: number,
		value: Pick<ScenarioPropertyValue, 'property_id' | 'scale_id'>,
		givenId: number | undefined,
		text: string,
	): { id: number; text: string } {
		const known = givenId === undefined ? undefined : this.byId.get(givenId);
		if (givenId !== undefined && known !== undefined) return { id: givenId, text: known };
		const key = keyOf(shopId, value, text);
		const own = this.byText.get(key);
		if (own) return own;
		this.lastValue += 1;
		const made = { id: this.lastValue, text };
		this.byText.set(key, made);
		this.byId.set(made.id, text);
		return made;
	}
}

function keyOf(
	shopId: number,
	{ property_id, scale_id }: Pick<ScenarioPropertyValue, 'property_id' | 'scale_id'>,
	text: string,
): string {
	return JSON.stringify([shopId, property_id, scale_id ?? null, text.trim().toLowerCase()]);
}
