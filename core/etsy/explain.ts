import type { Failure } from '../domain/failure';

/** What Etsy means where its status or words would mislead a seller. */
interface Explanation {
	applies(failure: Failure): boolean;
	change: Partial<Failure>;
}

const EXPLANATIONS: Explanation[] = [
	{
		// A missing permission is answered with 401 and names the scope (facts/etsy.md 3).
		applies: ({ httpStatus, message }) => httpStatus === 401 && /scope/i.test(message),
		change: {
			category: 'permission',
			retryable: false,
			hint: 'The Etsy connection lacks a permission. Open the Etsy credential, connect it again and allow everything it asks for.',
		},
	},
	{
		// The keystring without its secret is answered with 403 (facts/etsy.md 2).
		applies: ({ httpStatus, message }) =>
			(httpStatus === 401 || httpStatus === 403) && /shared.?secret|api.?key/i.test(message),
		change: {
			category: 'auth',
			retryable: false,
			hint: 'Etsy does not take the key. Compare "Keystring" and "Shared Secret" in the Etsy credential with your app under "Manage Your Apps".',
		},
	},
	{
		applies: ({ httpStatus }) => httpStatus === 403,
		change: {
			category: 'permission',
			retryable: false,
			hint: 'Etsy does not allow this for your key or for this shop. Check that the credential belongs to the shop; for some keys Etsy hides addresses and refuses tracking.',
		},
	},
	{
		applies: ({ httpStatus, operation }) =>
			httpStatus === 404 && operation.startsWith('getShopReceipt'),
		change: {
			category: 'not_found',
			retryable: false,
			hint: 'Your shop has no order with this number. Check the order number, and that the Etsy credential belongs to the shop that sold it.',
		},
	},
];

/** Puts a failure of Etsy into the words a seller can act on, where Etsy's own would mislead. */
export function explainEtsyFailure(failure: Failure): Failure {
	const found = EXPLANATIONS.find((explanation) => explanation.applies(failure));
	return found ? { ...failure, ...found.change } : failure;
}
