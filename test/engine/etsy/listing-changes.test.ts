import {
	ACTIVE,
	byId,
	DIGITAL_DRAFT,
	DRAFT,
	DRAFT_WITHOUT_IMAGE,
	EXPIRED,
	FOREIGN,
	INACTIVE,
	listingsScenario,
	PARTNER,
	SOLD_OUT,
} from '../../support/etsy-listings';
import { failureIn, feesIn, on, readListing, update } from '../../support/etsy-listing-runs';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const scenario = listingsScenario();

describe('Changes of a listing', () => {
	let shop: TestShop;
	let feesBefore = 0;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		await shop.sandbox.control.faults([]);
		feesBefore = await feesIn(shop);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const fees = async () => (await feesIn(shop)) - feesBefore;
	const failureOf = async (parameters: object) => await failureIn(shop, parameters);
	const read = async (listingId: string) => await readListing(shop, listingId);

	describe('Update', () => {
		test('changes what is filled in and nothing else, by one call', async () => {
			const before = await read(ACTIVE);
			shop.forget();
			const [changed] = await shop.json(
				update({
					title: 'New title',
					tags: 'one, two',
					productionPartnerId: byId(PARTNER),
					featuredRank: 3,
					making: {
						values: { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false },
					},
				}),
			);
			expect(shop.operations()).toEqual(['updateListing']);
			expect(changed).toMatchObject({ title: 'New title', tags: ['one', 'two'], notApplied: [] });
			expect(await read(ACTIVE)).toEqual({
				...before,
				title: 'New title',
				tags: ['one', 'two'],
				productionPartnerIds: [PARTNER],
				featuredRank: 3,
				whoMade: 'someone_else',
				updatedAt: expect.any(String),
			});
		});

		test('puts images in order and takes off those that are left out', async () => {
			await shop.json(update({ imageIds: `${ACTIVE}2, ${ACTIVE}1` }));
			const order = async () => {
				const images = (await read(ACTIVE))?.images as Array<{ imageId: string }>;
				return images.map(({ imageId }) => imageId);
			};
			expect(await order()).toEqual([`${ACTIVE}2`, `${ACTIVE}1`]);
			await shop.json(update({ imageIds: `${ACTIVE}2` }));
			expect(await order()).toEqual([`${ACTIVE}2`]);
		});

		test('sets and removes attributes by their names', async () => {
			const set = (name: string, values: string) =>
				update({ attributes: { values: [{ name, values, scale: '' }] } });
			await shop.json(set('occasion', 'birthday'));
			expect(shop.operations()).toEqual([
				...['getListing', 'getPropertiesByTaxonomyId', 'updateListingProperty'],
			]);
			const withAttributes = on('get', ACTIVE, { options: { includeAttributes: true } });
			expect(await shop.json(withAttributes)).toMatchObject([
				{ attributes: [{ name: 'Occasion', values: ['Birthday'] }] },
			]);
			await shop.json(set('Occasion', ''));
			await shop.json(set('Occasion', ''));
			expect(await shop.json(withAttributes)).toMatchObject([{ attributes: [] }]);
			shop.forget();
			const wrong = await failureOf(set('Occasion', 'Tuesday'));
			expect(wrong.message).toBe('The attribute "Occasion" has no value "Tuesday".');
			expect((await failureOf(set('Colour of hair', 'red'))).hint).toContain('Occasion');
			expect(shop.operations()).not.toContain('updateListingProperty');
		});

		test('refuses to send nothing, names what is gone, and explains the rule for printed things', async () => {
			expect(await failureOf(update({ title: ' ', tags: [] }))).toMatchObject({
				message: 'There is nothing to change: no field is filled in.',
			});
			expect(shop.calls).toEqual([]);
			const stale = update({ title: 'Not to be', sectionId: byId('999'), tags: 'x' });
			expect(await failureOf(stale)).toMatchObject({
				message: 'The shop does not have: section 999. Nothing was changed.',
			});
			expect(await read(ACTIVE)).toMatchObject({ title: `Listing ${ACTIVE}` });
			const deleted = update({ shippingProfileId: byId('82002') });
			expect((await failureOf(deleted)).message).toContain('shipping profile 82002');
			const values = { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false };
			const printed = await failureOf(update({ making: { values } }));
			expect(printed.message).toContain('you cannot sell this item on Etsy');
			expect(printed.hint).toContain("'Production Partner'");
		});
	});

	describe('Publish, Renew and Deactivate', () => {
		const accepted = { acceptFee: true };

		test('publish a draft only where the fee is accepted', async () => {
			expect(await failureOf(on('publish', DRAFT))).toMatchObject({ category: 'policy' });
			expect(shop.operations()).toEqual(['getListing']);
			const [published] = await shop.json(on('publish', DRAFT, accepted));
			expect(published).toMatchObject({ state: 'active', changed: true, costsFee: true });
			expect(await fees()).toBe(1);
			const [again] = await shop.json(on('publish', DRAFT, accepted));
			expect(again).toMatchObject({ changed: false, costsFee: false });
			expect(again?.note).toBe('The listing was active already.');
			expect(await fees()).toBe(1);
		});

		test('say what is missing, and leave the draft as it is', async () => {
			const missing = await failureOf(on('publish', DRAFT_WITHOUT_IMAGE, accepted));
			expect(missing.message).toBe('The listing cannot be published: it has no image yet.');
			const digital = await failureOf(on('publish', DIGITAL_DRAFT, accepted));
			expect(digital.message).toContain('a digital listing needs a file');
			expect(await fees()).toBe(0);
		});

		test('hide an active listing, and show it again for free', async () => {
			const [hidden] = await shop.json(on('deactivate', ACTIVE));
			expect(hidden).toMatchObject({ state: 'inactive', changed: true, costsFee: false });
			const [shown] = await shop.json(on('publish', ACTIVE));
			expect(shown).toMatchObject({ state: 'active', changed: true, costsFee: false });
			expect(await fees()).toBe(0);
			shop.forget();
			const [draft] = await shop.json(on('deactivate', DRAFT));
			expect(draft).toMatchObject({ state: 'draft', changed: false });
			expect(shop.operations()).toEqual(['getListing']);
		});

		test('renew what expired or sold out, for a fee', async () => {
			expect(await failureOf(on('renew', EXPIRED))).toMatchObject({ category: 'policy' });
			const [publish, renew] = [on('publish', EXPIRED, accepted), on('renew', INACTIVE, accepted)];
			expect((await failureOf(publish)).hint).toBe("Use 'Renew' for it.");
			expect((await failureOf(renew)).hint).toBe("Use 'Publish' for it.");
			const [expired] = await shop.json(on('renew', EXPIRED, accepted));
			expect(expired).toMatchObject({ state: 'active', changed: true, costsFee: true });
			const [soldOut] = await shop.json(on('renew', SOLD_OUT, accepted));
			expect(soldOut).toMatchObject({ state: 'active', quantity: 1 });
			const [active] = await shop.json(on('renew', ACTIVE, accepted));
			expect(active).toMatchObject({ changed: false });
			expect(await fees()).toBe(2);
		});

		test('are sent once, and looked at when the connection breaks', async () => {
			await shop.sandbox.control.faults([{ kind: 'cut_after_commit', operation: 'updateListing' }]);
			const [published] = await shop.json(on('publish', DRAFT, accepted));
			expect(published).toMatchObject({ state: 'active', changed: true });
			expect(await fees()).toBe(1);
			await shop.sandbox.control.faults([
				{ kind: 'cut_before_commit', operation: 'updateListing' },
			]);
			const unclear = await failureOf(on('renew', EXPIRED, accepted));
			expect(unclear).toMatchObject({ category: 'unclear' });
			expect(await fees()).toBe(1);
		});

		test("somebody else's listing is not touched", async () => {
			const refused = await failureOf(on('deactivate', FOREIGN));
			expect(refused).toMatchObject({ category: 'permission' });
		});
	});
});
