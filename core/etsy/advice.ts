import type { Failure } from '../domain/failure';

/** What to do where the transport's general advice would not help with Etsy. */
interface Advice {
	applies(failure: Failure): boolean;
	hint: string;
}

const ADVICE: Advice[] = [
	{
		applies: ({ httpStatus, category }) => httpStatus === 401 && category === 'permission',
		hint: 'The Etsy connection lacks a permission. Open the Etsy credential in n8n, connect it again and allow everything it asks for.',
	},
	{
		applies: ({ httpStatus, category }) => httpStatus === 403 && category === 'auth',
		hint: 'Compare "Keystring" and "Shared Secret" in the Etsy credential with your app under "Manage Your Apps" on Etsy.',
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

/** Gives a failure of Etsy the hint that a seller can act on, where there is a better one. */
export function adviseOnEtsy(failure: Failure): Failure {
	const advice = ADVICE.find((entry) => entry.applies(failure));
	return advice ? { ...failure, hint: advice.hint } : failure;
}
