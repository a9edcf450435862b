import type { OrderLifecycle } from './orders/lifecycle';
import type { State } from './state';
import type { EventSink } from './webhooks/events';
import type { WebhookSender } from './webhooks/send';

/** What the routes of one Printify work on. */
export interface Context {
	state: State;
	lifecycle: OrderLifecycle;
	events: EventSink;
	sender: WebhookSender;
}
