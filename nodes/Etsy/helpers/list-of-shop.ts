import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import type { EtsyCall } from '../../../core/etsy/caller';
import { readLimit, returnAllProperties } from '../../shared/return-all';
import { toJson } from '../../shared/to-json';
import { onlyShopOption } from './only-shop-option';
import { openShop } from '../../shared/etsy/open-shop';

/** The operation Get Many of a resource that a shop has as one list. */
export interface ListOfShop {
	description: INodeProperties[];
	execute(context: IExecuteFunctions, itemIndex: number): Promise<Result<IDataObject[]>>;
}

/**
 * Makes a Get Many: one item an entry, each with its shop. Costs the calls of `read`, and one more
 * an execution where no Shop ID is given.
 * @param resource the value of the parameter Resource
 * @param toItem what an entry looks like as an item; as it is, when left out
 */
export function listOfShop<Entry extends object>(
	resource: string,
	read: (call: EtsyCall, shopId: string) => Promise<Result<Entry[]>>,
	toItem: (entry: Entry) => object = (entry) => entry,
): ListOfShop {
	return {
		description: updateDisplayOptions({ show: { resource: [resource], operation: ['getAll'] } }, [
			...returnAllProperties,
			onlyShopOption,
		]),
		async execute(context, itemIndex) {
			const shop = await openShop(context, itemIndex);
			if (!shop.ok) return shop;
			const { call, shopId } = shop.value;
			const all = await read(call, shopId);
			if (!all.ok) return all;
			const wanted = all.value.slice(0, readLimit(context, itemIndex));
			return ok(wanted.map((entry) => toJson({ shopId, ...toItem(entry) })));
		},
	};
}
