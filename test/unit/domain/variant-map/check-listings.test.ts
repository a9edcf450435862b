import { checkListings } from '../../../../core/domain/variant-map/check/listings';
import type { ShopListing } from '../../../../core/domain/variant-map/suggest/types';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';

const price = { amountMinor: 2_000, currency: 'USD' };
const variant = { sku: '', options: [{ name: 'Size', value: 'S' }], price, isEnabled: true };
const listingOf = (shopId: string, listingId: string): ShopListing => ({
	...{ shopId, listingId, title: 'Tee', state: 'active' },
	variants: [variant],
});

it('names what no row prints in this shop only: of another one Etsy hides the SKUs', () => {
	const listings = [listingOf('11', '1'), listingOf('12', '2')];
	const today = { shopId: '11', listings, gone: new Set<string>(), unread: new Set<string>() };
	const findings = checkListings(today, indexRows([]));
	expect(findings.map(({ code, listingId }) => [code, listingId])).toEqual([['unmapped', '1']]);
});
