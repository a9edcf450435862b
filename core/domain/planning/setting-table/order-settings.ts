import { SHIPPING_TIERS } from '../../provider-order';
import { suppliers } from '../../supply/suppliers';
import { fulfilmentRules } from '../fulfilment-rules';
import { routes } from '../route';
import { oneOf, orOff, wholeNumber, type Reader } from '../setting-texts';
import { NUMBER_HINT, upTo, YEAR_IN_MINUTES, type Settings } from './setting';

const delays: Reader<number[]> = (text) => {
	const minutes = text.split(/[,;\s]+/).map(upTo(YEAR_IN_MINUTES));
	return minutes.every((one): one is number => one !== undefined) ? minutes : undefined;
};

/** How orders are planned, claimed and tried again, and who sends what. */
export const ORDER_SETTINGS: Settings<
	| 'partialOrders'
	| 'shippingTier'
	| 'claimTimeoutSeconds'
	| 'retryDelaysMinutes'
	| 'routes'
	| 'importWaitHours'
	| 'fulfilmentRules'
	| 'suppliers'
	| 'personalizationMaxCharacters'
	| 'personalizationProof'
	| 'personalizationRules'
> = {
	partialOrders: {
		name: 'partial_orders',
		default: 'hold',
		read: oneOf('hold', 'send'),
		hint: 'Enter hold or send.',
	},
	shippingTier: {
		name: 'shipping_tier',
		default: 'standard',
		read: oneOf(...SHIPPING_TIERS),
		hint: `Enter one of ${SHIPPING_TIERS.join(', ')}.`,
	},
	claimTimeoutSeconds: {
		name: 'claim_timeout_seconds',
		default: '600',
		read: upTo(YEAR_IN_MINUTES * 60),
		hint: 'Enter a number of seconds, such as 600.',
	},
	retryDelaysMinutes: {
		name: 'retry_delays_minutes',
		default: '1, 5, 30, 120, 360, 1440',
		read: delays,
		hint: 'Enter minutes with commas between, such as 1, 5, 30.',
	},
	routes: {
		name: 'route',
		default: 'direct',
		read: routes,
		hint: 'Enter direct, provider_imported or auto; for a single shop: direct; 12345678 = auto.',
	},
	importWaitHours: {
		name: 'import_wait_hours',
		default: '24',
		read: upTo(YEAR_IN_MINUTES / 60),
		hint: 'Enter a number of hours, such as 24.',
	},
	fulfilmentRules: {
		name: 'fulfilment_rules',
		default: 'none',
		read: fulfilmentRules,
		hint: 'Enter rules such as sku OWN-* = self; section Vintage = dropship, or none.',
	},
	suppliers: {
		name: 'suppliers',
		default: 'none',
		read: suppliers,
		keepsCase: true,
		hint: 'Enter each by the label of its lines, such as dropship = email orders@example.com; acme = http https://example.com/orders; studio = sheet, or none.',
	},
	personalizationMaxCharacters: {
		name: 'personalization_max_characters',
		default: 'off',
		read: orOff(wholeNumber),
		hint: NUMBER_HINT,
	},
	personalizationProof: {
		name: 'personalization_proof',
		default: 'by_row',
		read: oneOf('always', 'by_row'),
		hint: 'Enter always or by_row.',
	},
	personalizationRules: {
		name: 'personalization_rules',
		default: 'by_row',
		read: oneOf('by_row', 'by_listing'),
		hint: 'Enter by_row or by_listing.',
	},
};
