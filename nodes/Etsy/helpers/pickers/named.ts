import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../../../core/domain/failure';
import { fail, ok, type Result } from '../../../../core/domain/result';
import { findByName, type Named } from '../../../../core/etsy/shop-settings/find-by-name';
import { NAMED_SETTINGS, type NamedSetting } from '../../../../core/etsy/shop-settings/named';
import { openShop } from '../../../shared/etsy/open-shop';
import { readPicked, type PickedAt } from '../../../shared/etsy/picker';

/** What was read of each shop in a node execution, so that many items cost one call. */
const known = new WeakMap<IExecuteFunctions, Map<string, Promise<Result<Named[]>>>>();

async function allOf(
	context: IExecuteFunctions,
	itemIndex: number,
	setting: NamedSetting,
): Promise<Result<Named[]>> {
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { call, shopId } = shop.value;
	const lists = known.get(context) ?? new Map<string, Promise<Result<Named[]>>>();
	known.set(context, lists);
	const key = `${setting} ${shopId}`;
	const reading = lists.get(key) ?? NAMED_SETTINGS[setting].read(call, shopId);
	lists.set(key, reading);
	return await reading;
}

function nameIn(context: IExecuteFunctions, { path, itemIndex }: PickedAt): string | undefined {
	const value: unknown = context.getNodeParameter(path, itemIndex, '');
	if (typeof value !== 'object' || value === null) return undefined;
	if (Reflect.get(value, 'mode') !== 'name') return undefined;
	return String(Reflect.get(value, 'value') ?? '').trim();
}

/**
 * Reads what was picked from a list, or given by its number or its name. A name costs one call an
 * execution for each kind of setting.
 * @returns the id; nothing where the parameter is empty; a failure that lists the names there are
 */
export async function readNamedPick(
	context: IExecuteFunctions,
	setting: NamedSetting,
	at: PickedAt,
): Promise<Result<string | undefined>> {
	const name = nameIn(context, at);
	if (name === undefined) return readPicked(context, at);
	if (name === '') return ok(undefined);
	const all = await allOf(context, at.itemIndex, setting);
	if (!all.ok) return all;
	const found = findByName(all.value, name, NAMED_SETTINGS[setting].what);
	return found.ok ? found : fail({ ...found.failure, fields: [at.path] });
}

/** As {@link readNamedPick}, where something must be picked. */
export async function readRequiredNamedPick(
	context: IExecuteFunctions,
	setting: NamedSetting,
	at: PickedAt,
): Promise<Result<string>> {
	const picked = await readNamedPick(context, setting, at);
	if (!picked.ok) return picked;
	if (picked.value !== undefined) return ok(picked.value);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'parameter',
			message: `The field '${at.displayName}' is empty.`,
			hint: `Choose '${at.displayName}' from the list, or enter its number or its name.`,
			fields: [at.path],
		}),
	);
}
