import { failure } from '../failure';
import { SHIPPING_TIERS, type ShippingTier } from '../provider-order';
import { fail, ok, type Result } from '../result';

/** What a seller decides in the table `POD Settings`, as far as planning goes. */
export interface PlanSettings {
	/**
	 * What happens to an order of which one line cannot go: `hold` keeps the whole order together,
	 * `send` orders the rest at once (a second parcel follows).
	 */
	partialOrders: 'hold' | 'send';
	shippingTier: ShippingTier;
	/** Seconds after which a run that took an order and said nothing counts as dead. */
	claimTimeoutSeconds: number;
	/** Minutes to wait before each further try; after the last one a person is asked. */
	retryDelaysMinutes: number[];
}

/** The names of the settings in the table, with what holds when a row is missing or empty. */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
	partial_orders: 'hold',
	shipping_tier: 'standard',
	claim_timeout_seconds: '600',
	retry_delays_minutes: '1, 5, 30, 120, 360, 1440',
};

/** No wait is longer: a date that far off would not be a date any more. */
const YEAR_IN_MINUTES = 366 * 24 * 60;

function refuse(name: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'order:plan',
			message: `The setting ${name} in POD Settings cannot be used.`,
			hint,
			fields: [name],
		}),
	);
}

/**
 * Reads the settings as the table gives them (name -> text).
 * @returns a `validation` failure that names the setting and says what it may be
 */
export function parseSettings(table: Readonly<Record<string, unknown>>): Result<PlanSettings> {
	const read = (name: string): string => {
		const value = table[name];
		if (value === undefined || value === null) return DEFAULT_SETTINGS[name]!;
		// Anything but a text or a number is no answer: as JSON it is refused by its name below.
		const given = typeof value === 'string' ? value.trim() : JSON.stringify(value);
		return given === '' ? DEFAULT_SETTINGS[name]! : given.toLowerCase();
	};
	const partialOrders = read('partial_orders');
	if (partialOrders !== 'hold' && partialOrders !== 'send') {
		return refuse('partial_orders', 'Enter hold or send.');
	}
	const shippingTier = SHIPPING_TIERS.find((tier) => tier === read('shipping_tier'));
	if (!shippingTier) return refuse('shipping_tier', `Enter one of ${SHIPPING_TIERS.join(', ')}.`);
	const claimTimeoutSeconds = Number(read('claim_timeout_seconds'));
	if (!(claimTimeoutSeconds > 0 && claimTimeoutSeconds <= YEAR_IN_MINUTES * 60)) {
		return refuse('claim_timeout_seconds', 'Enter a number of seconds, such as 600.');
	}
	const retryDelaysMinutes = read('retry_delays_minutes')
		.split(/[,;\s]+/)
		.map(Number);
	if (!retryDelaysMinutes.every((minutes) => minutes > 0 && minutes <= YEAR_IN_MINUTES)) {
		return refuse('retry_delays_minutes', 'Enter minutes with commas between, such as 1, 5, 30.');
	}
	return ok({ partialOrders, shippingTier, claimTimeoutSeconds, retryDelaysMinutes });
}
