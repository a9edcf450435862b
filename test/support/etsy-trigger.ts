import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { EtsyTrigger } from '../../nodes/EtsyTrigger/EtsyTrigger.node';
import type { TestNodeSettings } from './engine';
import type { TestShop } from './etsy-shop';

/** Every kind of event that the node Etsy Trigger has. */
export const ALL_EVENTS = [
	...['listingSoldOutOrExpired', 'newReview', 'orderAboutToBeLate'],
	...['orderCancelledOrRefunded', 'orderChanged', 'orderPaid'],
];

/** The node Etsy Trigger of the shop's seller; hidden changes are looked for with every poll. */
export async function triggerOf(
	{ sandbox }: TestShop,
	{ options, ...parameters }: IDataObject = {},
	credential: object = {},
): Promise<TestNodeSettings> {
	const tokens = await sandbox.control.mintEtsyToken();
	return {
		node: new EtsyTrigger(),
		parameters: {
			events: ['orderPaid'],
			startFrom: 'now',
			lateHours: 24,
			...parameters,
			options: { sweepMinutes: 0, ...(options as IDataObject) },
		} as INodeParameters,
		credentials: {
			etsyOAuth2Api: {
				keystring: 'sandboxkeystring',
				sharedSecret: 'sandboxsecret',
				baseUrl: sandbox.urls.etsy,
				oauthTokenData: tokens as never,
				...credential,
			},
		},
		credentialTypes: [new EtsyOAuth2Api()],
	};
}
