import { failure, type Failure, type FailureInput } from '../../../core/domain/failure';
import { adviseOnEtsy } from '../../../core/etsy/advice';
import { describeScope, NEEDED_SCOPES, scopeNamedIn } from '../../../core/etsy/scopes';

function failed(rest: Partial<FailureInput>): Failure {
	return failure({
		category: 'auth',
		provider: 'etsy',
		operation: 'getMe',
		message: 'What happened.',
		hint: 'General.',
		...rest,
	});
}

describe('advice on failures of Etsy', () => {
	it.each([
		['connection_ended', 'Etsy no longer accepts this connection'],
		['not_connected', 'is not connected to a shop yet'],
		['token_refused', 'Etsy refused to renew the connection'],
	])('says what %s means', (code, text) => {
		const advised = adviseOnEtsy(failed({ code }));
		expect(advised.message).toContain(text);
		expect(advised.hint).toContain('Etsy credential');
		expect(advised.code).toBe(code);
	});

	it('tells where to allow deleting when only that is missing', () => {
		const message = 'Etsy does not allow this. Etsy says: "Insufficient scope: listings_d"';
		const advised = adviseOnEtsy(failed({ category: 'permission', httpStatus: 401, message }));
		expect(advised.message).toContain(message);
		expect(advised.hint).toContain('listings_d (delete listings)');
		expect(advised.hint).toContain("'Allow Deleting Listings'");
	});

	it('manages without a name of the permission', () => {
		const advised = adviseOnEtsy(failed({ category: 'permission', httpStatus: 401 }));
		expect(advised.hint).toContain('lacks a permission');
	});

	it('leaves alone what it knows nothing better about', () => {
		const other = failed({ category: 'network' });
		expect(adviseOnEtsy(other)).toBe(other);
	});
});

describe('permissions', () => {
	it.each([
		['Insufficient scope: shops_r is required', 'shops_r'],
		['The token needs the scope "listings_d".', 'listings_d'],
		['scopes: email_r transactions_w', 'email_r'],
		['nothing of the kind: bishops_read', undefined],
	])('are found in %j', (text, scope) => expect(scopeNamedIn(text)).toBe(scope));

	it('that are needed have words, and none of them deletes', () => {
		for (const scope of NEEDED_SCOPES) expect(describeScope(scope)).toMatch(/^\w+ \(.+\)$/);
		expect(NEEDED_SCOPES).not.toContain('listings_d');
		expect(describeScope('profile_w')).toBe('profile_w');
	});
});
