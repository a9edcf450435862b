import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { parseSettings } from '../../core/domain/planning/settings';
import type { PlanSettings } from '../../core/domain/planning/settings-types';
import { ok, type Result } from '../../core/domain/result';
import { parseUpkeepSettings } from '../../core/domain/settings/upkeep-settings';
import type { UpkeepSettings } from '../../core/domain/settings/upkeep-settings';
import { readObject } from './read-object';

/** The seller's rules, for all operations that go by them. */
export const settingsProperty: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '{}',
	description:
		'The settings of the table POD Settings as one object, such as <code>{ "partial_orders": "hold" }</code>. Left out ones have sensible defaults.',
};

/** The settings as they were given, each by its name; see {@link settingsProperty}. */
export function givenSettings(context: IExecuteFunctions): Result<Record<string, unknown>> {
	return readObject(context.getNodeParameter('settings', 0, {}), 'settings', 'Settings');
}

/**
 * Reads {@link settingsProperty}.
 * @returns a failure that names the setting which cannot be used
 */
export function readSettings(context: IExecuteFunctions): Result<PlanSettings> {
	const given = givenSettings(context);
	return given.ok ? parseSettings(given.value) : given;
}

/** As {@link readSettings}, with the settings of reconciliation and retention. */
export function readAllSettings(
	context: IExecuteFunctions,
): Result<{ plan: PlanSettings; upkeep: UpkeepSettings }> {
	const given = givenSettings(context);
	if (!given.ok) return given;
	const plan = parseSettings(given.value);
	if (!plan.ok) return plan;
	const upkeep = parseUpkeepSettings(given.value);
	return upkeep.ok ? ok({ plan: plan.value, upkeep: upkeep.value }) : upkeep;
}
