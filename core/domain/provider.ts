/** The printing providers, in the order in which a user sees them. */
export const PROVIDERS = ['gelato', 'gooten', 'printful', 'printify', 'prodigi'] as const;

/** Who prints. */
export type Provider = (typeof PROVIDERS)[number];

/** Who can fail: a provider, Etsy, or this pack (`pack`) before anything was called. */
export type ServiceName = Provider | 'etsy' | 'pack';

const NAMES: Record<ServiceName, string> = {
	etsy: 'Etsy',
	gelato: 'Gelato',
	gooten: 'Gooten',
	pack: 'Print on Demand',
	printful: 'Printful',
	printify: 'Printify',
	prodigi: 'Prodigi',
};

/** The name as its owner writes it, for text that a seller reads. */
export function serviceLabel(service: ServiceName): string {
	return NAMES[service];
}

/** Whether a text from a table or a parameter names a provider. */
export function isProvider(value: unknown): value is Provider {
	return typeof value === 'string' && (PROVIDERS as readonly string[]).includes(value);
}
