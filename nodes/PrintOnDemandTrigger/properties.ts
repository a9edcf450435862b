import type { INodeProperties } from 'n8n-workflow';
import { providerModules } from '../../core/providers/registry';
import { simplifyProperty } from '../shared/provider/common-properties';
import { providerProperty, storeProperty } from '../shared/provider/provider.properties';
import { restProperty } from '../shared/webhook/rest';
import { eventProperties } from './events';
import { noticeProperties } from './notices';

const WITH_NEWS = providerModules().filter(({ news }) => news !== undefined);

const namesWhere = (is: (module: (typeof WITH_NEWS)[number]) => boolean) =>
	WITH_NEWS.filter(is).map(({ name }) => name);

const providerNames = WITH_NEWS.map(({ name }): string => name);

/** The same choice as in Print on Demand, of those who send news; a trigger has one for all. */
const chooseProvider: INodeProperties = {
	...providerProperty,
	options: providerProperty.options?.filter(
		(option) =>
			'value' in option && (option.value === '' || providerNames.includes(String(option.value))),
	),
	noDataExpression: true,
	description: 'Who prints',
	displayOptions: undefined,
};

/** What a user sets up before the trigger can receive anything. */
export const properties: INodeProperties[] = [
	chooseProvider,
	...noticeProperties,
	{
		...storeProperty,
		displayOptions: { show: { provider: namesWhere((one) => one.capabilities.hasStores) } },
	},
	...eventProperties,
	{
		displayName: 'Read the Order',
		name: 'readOrder',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the order that the news is about, which costs one call. Switched off, an item says only what happened to which order.',
		displayOptions: { show: { provider: namesWhere((one) => one.capabilities.signsWebhooks) } },
	},
	{
		...simplifyProperty,
		description:
			"Whether to leave out the provider's own order and message, which hold the buyer's name and address",
	},
	restProperty,
];
