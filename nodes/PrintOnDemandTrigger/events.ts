import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isShownByOrder, isAboutOrder, isWanted } from '../../core/domain/judge-event';
import { serviceLabel } from '../../core/domain/provider';
import type { ProviderEventType } from '../../core/domain/provider-event';
import type { ProviderModule } from '../../core/providers/module';
import { providerModules } from '../../core/providers/registry';

/** What news is called, and what it means, in a seller's words; by the alphabet. */
const WORDS: Record<Exclude<ProviderEventType, 'unknown'>, readonly [string, string]> = {
	'mockup.ready': ['Mockup Ready', 'A picture of a product or a personalization is made'],
	'order.cancelled': ['Order Cancelled', 'An order was stopped'],
	'order.changed': [
		'Order Changed',
		'Anything about an order changed; also what other events here name, each under its own name',
	],
	'order.created': ['Order Created', 'The provider has taken an order in'],
	'order.failed': ['Order Failed', 'The provider cannot make an order'],
	'order.action_required': [
		'Order Needs Action',
		'An order waits for you: a wrong address, artwork, a payment',
	],
	'order.refunded': ['Order Refunded', 'The provider gave money back'],
	'price.changed': ['Price Changed', 'A price in the catalog changed'],
	'product.changed': ['Product Changed', 'A saved product was made, changed or deleted'],
	'shipment.delivered': ['Shipment Delivered', 'A parcel has arrived'],
	'shipment.returned': ['Shipment Returned', 'A parcel is going back'],
	'shipment.sent': ['Shipment Sent', 'A parcel is on its way, with its tracking number'],
	'shop.disconnected': ['Shop Disconnected', 'The provider lost the connection to your shop'],
	'stock.changed': ['Stock Changed', 'Something of the catalog sold out or came back'],
};

const ALL = Object.keys(WORDS) as Array<keyof typeof WORDS>;

/** What most sellers want to hear of. */
const USUAL: readonly ProviderEventType[] = [
	'order.action_required',
	'order.cancelled',
	'order.failed',
	'shipment.sent',
];

/**
 * The kinds of news that a provider can bring. Where nobody signs, news about an order is offered
 * only where a look at the order can bear it out.
 */
export function offeredEvents({ news, capabilities }: ProviderModule): ProviderEventType[] {
	return ALL.filter((type) => {
		if ((news?.topics[type] ?? []).length === 0) return false;
		return capabilities.signsWebhooks || !isAboutOrder(type) || isShownByOrder(type);
	});
}

/** The provider's own topics that bring the kinds of news that were asked for. */
export function topicsFor(module: ProviderModule, asked: readonly ProviderEventType[]): string[] {
	const types = offeredEvents(module).filter((type) => isWanted(type, asked));
	return [...new Set(types.flatMap((type) => module.news?.topics[type] ?? []))].sort();
}

function optionOf(type: ProviderEventType): INodePropertyOptions[] {
	if (type === 'unknown') return [];
	const [name, description] = WORDS[type];
	return [{ name, value: type, description }];
}

/** The choice of events: one drop-down for each provider, with what it can bring. */
export const eventProperties: INodeProperties[] = providerModules()
	.filter(({ news }) => news !== undefined)
	.map((module) => {
		const offered = offeredEvents(module);
		return {
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions' as const,
			required: true,
			options: offered.flatMap(optionOf),
			default: USUAL.filter((type) => offered.includes(type)),
			description: `Which news of ${serviceLabel(module.name)} starts the workflow. Other news is answered and dropped.`,
			displayOptions: { show: { provider: [module.name] } },
		};
	});
