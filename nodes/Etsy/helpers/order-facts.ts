import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { neededFacts, type NeededFacts } from '../../../core/domain/planning/needed-facts';
import { parseSettings } from '../../../core/domain/planning/settings';
import { ok, type Result } from '../../../core/domain/result';
import { addOrderFacts } from '../../../core/etsy/order-facts/add';
import type { ReadReceipt } from '../../../core/etsy/read-receipt';
import { readObject } from '../../shared/read-object';
import type { EtsySession } from '../../shared/etsy/session';

/** The options that add to orders what Etsy does not tell with them, each for more calls. */
export const includeFeesOption: INodeProperties = {
	displayName: 'Include Fees',
	name: 'includeFees',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the fees that Etsy booked for each order (feesBooked). Costs one more call for each hundred entries of your account with Etsy since the oldest of the orders was paid.',
};

/** See {@link includeFeesOption}. */
export const includeListingDetailsOption: INodeProperties = {
	displayName: 'Include Listing Details',
	name: 'includeListingDetails',
	type: 'multiOptions',
	options: [
		{
			name: 'Personalization Questions',
			value: 'personalization',
			description:
				'What the listing asks its buyers, what must be answered, and how long it may be',
		},
		{ name: 'Shop Section', value: 'section', description: 'By its title' },
	],
	default: [],
	description:
		'What of its listing to add to each line. Costs one more call for each hundred listings, and one for the titles of sections.',
};

/** See {@link includeFeesOption}. */
export const includeForPlanOption: INodeProperties = {
	displayName: 'Include What Plan Needs',
	name: 'planSettings',
	type: 'json',
	default: '{}',
	description:
		'The settings of the table POD Settings as one object, as in Print on Demand > Order > Plan. Fees, sections and questions are then read where a setting rests on them, and only there.',
};

/**
 * What the options of an item ask for. Settings that Plan will refuse ask for nothing: Plan is the
 * one that stops and names the setting.
 */
export function readWantedFacts(
	context: IExecuteFunctions,
	options: IDataObject,
): Result<NeededFacts> {
	const given = readObject(options.planSettings ?? {}, 'planSettings', 'Include What Plan Needs');
	if (!given.ok) return given;
	const settings = parseSettings(given.value);
	if (!settings.ok) warn(context, `${settings.failure.message} Nothing is read for Plan.`);
	const needed = settings.ok ? neededFacts(settings.value) : undefined;
	const chosen = Array.isArray(options.includeListingDetails) ? options.includeListingDetails : [];
	return ok({
		fees: needed?.fees === true || options.includeFees === true,
		section: needed?.section === true || chosen.includes('section'),
		personalization: needed?.personalization === true || chosen.includes('personalization'),
	});
}

function warn(context: IExecuteFunctions, message: string): void {
	context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
}

/** Adds what is wanted; that fees could not be read is told beside the output. */
export async function withOrderFacts(
	context: IExecuteFunctions,
	{ call }: Pick<EtsySession, 'call'>,
	shopId: string,
	entries: readonly ReadReceipt[],
	wanted: NeededFacts,
): Promise<Result<ReadReceipt[]>> {
	const found = await addOrderFacts(call, shopId, entries, wanted);
	if (!found.ok) return found;
	const { withoutFees } = found.value;
	if (withoutFees) {
		warn(
			context,
			`The orders come without the fees that Etsy booked: ${withoutFees.message} Plan uses your estimate instead.`,
		);
	}
	return ok(found.value.entries);
}
