import type { INode } from 'n8n-workflow';
import { providerModules } from '../core/providers/registry';

const PACK = 'n8n-nodes-print-on-demand';
const ETSY = 'etsyOAuth2Api';
const PRINTERS = providerModules().map(({ credential }) => credential.type);

/** What can be chosen in each kind of node; n8n's public API does not tell. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
	[`${PACK}.artworkTransfer`]: [ETSY, ...PRINTERS],
	[`${PACK}.etsy`]: [ETSY],
	[`${PACK}.etsyTrigger`]: [ETSY],
	[`${PACK}.etsyWebhookTrigger`]: ['etsyWebhookApi', ETSY],
	[`${PACK}.printOnDemand`]: PRINTERS,
	[`${PACK}.printOnDemandTrigger`]: PRINTERS,
	[`${PACK}.variantMap`]: [ETSY, ...PRINTERS],
	'n8n-nodes-base.emailSend': ['smtp'],
	'n8n-nodes-base.googleSheets': ['googleSheetsOAuth2Api', 'googleApi'],
	'n8n-nodes-base.slack': ['slackApi', 'slackOAuth2Api'],
	'n8n-nodes-base.telegram': ['telegramApi'],
};

/** What lets somebody in, by the choice in the node. */
const BY_PASSWORD: Readonly<Record<string, readonly string[]>> = {
	basicAuth: ['httpBasicAuth'],
	headerAuth: ['httpHeaderAuth'],
};

/** The credential types of this package: nobody uses them for anything else. */
export const OUR_TYPES: ReadonlySet<string> = new Set([ETSY, 'etsyWebhookApi', ...PRINTERS]);

/** Whether a node belongs to this package. */
export function isOurs({ type }: INode): boolean {
	return type.startsWith(`${PACK}.`);
}

/** The credential types that can be chosen in a node as it is set. */
export function offeredCredentials(node: INode): string[] {
	const { authentication, nodeCredentialType, genericAuthType } = node.parameters;
	const named = [nodeCredentialType, genericAuthType].filter((type) => typeof type === 'string');
	const password = typeof authentication === 'string' ? (BY_PASSWORD[authentication] ?? []) : [];
	return [...(OFFERED[node.type] ?? []), ...password, ...named];
}
