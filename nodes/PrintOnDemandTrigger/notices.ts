import type { INodeProperties } from 'n8n-workflow';
import { serviceLabel } from '../../core/domain/provider';
import type { ProviderModule } from '../../core/providers/module';
import { providerModules } from '../../core/providers/registry';

/** For a provider whose module says nothing more exact. */
const BY_HAND =
	'Paste it where the settings of your account ask for a webhook or notification address, and tick the events.';
const WITH_ORDER = 'Send it with each order as its "callbackUrl".';

/**
 * What a person has to do; n8n 2.41 takes tags for line breaks out of a notice, so it has to be
 * read without them.
 */
function noticeText({ name, capabilities, news }: ProviderModule): string {
	const label = serviceLabel(name);
	if (capabilities.webhookSetup === 'by_us') {
		return `Nothing to set up: publishing this workflow registers its address at ${label}, and unpublishing it takes it away again.`;
	}
	const fallback = capabilities.webhookSetup === 'by_hand' ? BY_HAND : WITH_ORDER;
	const steps = news?.setUpByHand ?? fallback;
	const secrecy = capabilities.signsWebhooks
		? ''
		: ` ${label} signs nothing, so the address is the secret: show it to nobody. What a message says is always looked up at ${label}.`;
	return `To set up: (1) Copy the Production URL from "Webhook URLs" above. (2) ${steps} (3) Publish this workflow.${secrecy}`;
}

/** One notice for each provider. */
export const noticeProperties: INodeProperties[] = providerModules()
	.filter(({ news }) => news !== undefined)
	.map((module) => ({
		displayName: noticeText(module),
		name: `${module.name}Notice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: [module.name] } },
	}));

/** The providers at which this pack registers the address, so that nobody has to see it. */
export function registeredByUs(): string[] {
	return providerModules()
		.filter(({ capabilities }) => capabilities.webhookSetup === 'by_us')
		.map(({ name }) => name);
}
