import type { Failure } from '../domain/failure';
import { DELETE_SCOPE, describeScope, scopeNamedIn } from './scopes';

/** What to say where the transport's general words would not help with Etsy. */
interface Advice {
	applies(failure: Failure): boolean;
	/** Instead of the general message. */
	message?(failure: Failure): string;
	hint: string | ((failure: Failure) => string);
}

/** The button's name in n8n 2.41 when the credential was connected before, and in older ones. */
const CONNECT_AGAIN =
	'Open the Etsy credential in n8n, press "Switch account" (in older versions "Reconnect")';

const COMPARE_KEY =
	'Compare "Keystring" and "Shared Secret" in the Etsy credential with your app under "Manage Your Apps" on Etsy.';

const ADVICE: Advice[] = [
	{
		applies: ({ message }) => /you cannot sell this item on Etsy/i.test(message),
		hint: "Etsy refuses things that someone else makes to order, unless it knows who makes them: choose 'Production Partner'. Partners are added by hand in the Shop Manager of Etsy.",
	},
	{
		applies: ({ operation, message }) =>
			operation === 'updateListingInventory' && /readiness_state_id/.test(message),
		hint: () =>
			"Give every variant a processing profile: 'Processing Profile ID' under 'Fields to Set'; \"Get Many\" of the resource Processing Profile shows them.",
	},
	{
		applies: ({ operation, message }) =>
			operation === 'updateListingInventory' && /image id \d+ is invalid/i.test(message),
		hint: () =>
			"A variant shows an image that was deleted. Turn on 'Restore Variation Images', which takes such links off.",
	},
	{
		applies: ({ code }) => code === 'connection_ended',
		message: () =>
			'Etsy no longer accepts this connection: access was withdrawn, the Etsy password was changed, or the connection was not used for 90 days.',
		hint: `${CONNECT_AGAIN} and allow access. Then run again what failed.`,
	},
	{
		applies: ({ code }) => code === 'not_connected',
		message: () => 'The Etsy credential is not connected to a shop yet.',
		hint: 'Open the Etsy credential in n8n, press "Connect" and allow access.',
	},
	{
		applies: ({ code }) => code === 'token_refused',
		message: () => 'Etsy refused to renew the connection.',
		hint: `${COMPARE_KEY} Then connect the credential again.`,
	},
	{
		applies: ({ httpStatus, category }) => httpStatus === 401 && category === 'permission',
		hint: adviseOnScope,
	},
	{
		applies: ({ httpStatus, category }) => httpStatus === 403 && category === 'auth',
		hint: COMPARE_KEY,
	},
	{
		applies: ({ category }) => category === 'permission',
		hint: 'Check that the Etsy credential belongs to this shop. For some keys Etsy also hides addresses and refuses tracking; "Check Access" of the Etsy node shows what your key may do.',
	},
	{
		applies: ({ category, operation }) =>
			category === 'not_found' && operation === 'getShopReceipt',
		hint: 'Check the order number, and that the Etsy credential belongs to the shop that sold it.',
	},
];

function adviseOnScope({ message }: Failure): string {
	const scope = scopeNamedIn(message);
	if (scope === undefined) {
		return `The connection lacks a permission. ${CONNECT_AGAIN} and allow everything it asks for.`;
	}
	const lack = `The connection lacks the permission ${describeScope(scope)}.`;
	return scope === DELETE_SCOPE
		? `${lack} Open the Etsy credential in n8n, turn on 'Allow Deleting Listings', save, and connect it again.`
		: `${lack} ${CONNECT_AGAIN} and allow everything it asks for.`;
}

/** Gives a failure of Etsy the words that a seller can act on, where there are better ones. */
export function adviseOnEtsy(failure: Failure): Failure {
	const advice = ADVICE.find((entry) => entry.applies(failure));
	if (!advice) return failure;
	const message = advice.message?.(failure) ?? failure.message;
	const { hint } = advice;
	return { ...failure, message, hint: typeof hint === 'string' ? hint : hint(failure) };
}
