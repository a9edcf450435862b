import type { AxiosResponse } from 'axios';
import {
	ACTIVE,
	byId,
	DRAFT,
	DRAFT_WITHOUT_IMAGE,
	INACTIVE,
	listingsScenario,
	MUGS,
	PARTNER,
	PROCESSING,
	SHIPPING,
	SHOP,
} from '../../support/etsy-listings';
import { create, feesIn, getMany, on, update } from '../../support/etsy-listing-runs';
import { rawCall } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const API = '/v3/application';
const LISTINGS = `${API}/shops/${SHOP}/listings`;
const FORM = 'application/x-www-form-urlencoded';

describe('Listings: what goes wrong without the node', () => {
	const scenario = listingsScenario();
	let shop: TestShop;
	let feesBefore = 0;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		feesBefore = await feesIn(shop);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const fees = async () => await feesIn(shop);
	const patch = async (id: string, body: unknown, type = FORM): Promise<AxiosResponse> =>
		await rawCall(shop, 'PATCH', `${LISTINGS}/${id}`, body, type);
	const see = async (id: string) => {
		const { data } = await rawCall(shop, 'GET', `${API}/listings/${id}?includes=Images`);
		return data as Record<string, unknown>;
	};

	test('JSON is answered with 200 and changes nothing', async () => {
		const naive = await patch(ACTIVE, { title: 'New', materials: ['clay'] }, 'application/json');
		expect(naive.status).toBe(200);
		expect(await see(ACTIVE)).toMatchObject({ title: `Listing ${ACTIVE}`, materials: [] });
		const updateFields = { title: 'New', materials: 'clay' };
		await shop.json(update(updateFields));
		expect(await see(ACTIVE)).toMatchObject({ title: 'New', materials: ['clay'] });
	});

	test('price, quantity and processing are answered with 200 and change nothing', async () => {
		const before = await see(ACTIVE);
		const form = 'price=1.00&quantity=1&processing_min=1&processing_max=2&readiness_state_id=1';
		const naive = await patch(ACTIVE, form);
		expect(naive.status).toBe(200);
		const after = await see(ACTIVE);
		for (const name of ['price', 'quantity', 'processing_max', 'readiness_state_id']) {
			expect(after[name]).toEqual(before[name]);
		}
		const updateFields = { price: 1, quantity: 1, title: 'Only this' };
		shop.forget();
		await shop.json(update(updateFields));
		expect(shop.calls[0]?.body).toEqual({ title: 'Only this' });
	});

	test.each(['who_made=someone_else', 'is_supply=true', 'who_made=i_did&when_made=made_to_order'])(
		'%s without the others is refused',
		async (form) => {
			expect(await patch(ACTIVE, form)).toMatchObject({ status: 400 });
		},
	);

	test('one of the three fields is sent with the others', async () => {
		const making = { values: { whoMade: 'collective' } };
		await shop.json(update({ making }));
		expect(await see(ACTIVE)).toMatchObject({ who_made: 'collective', is_supply: false });
	});

	test('things that others print need a partner', async () => {
		const form = 'who_made=someone_else&when_made=made_to_order&is_supply=false';
		expect(await patch(ACTIVE, form)).toMatchObject({
			status: 400,
			data: { error: 'Oh dear, you cannot sell this item on Etsy.' },
		});
		const values = { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false };
		const updateFields = { making: { values }, productionPartnerId: byId(PARTNER) };
		await shop.json(update(updateFields));
		expect(await see(ACTIVE)).toMatchObject({ who_made: 'someone_else' });
		// From now on the listing has its partner, and Etsy looks at that too.
		expect((await patch(ACTIVE, form)).status).toBe(200);
		expect((await patch(ACTIVE, 'production_partner_ids=')).status).toBe(400);
	});

	test('drafts are hidden', async () => {
		const { data } = await rawCall(shop, 'GET', LISTINGS);
		const naive = data as { count: number; results: Array<{ listing_id: number }> };
		expect(naive.results.map(({ listing_id: id }) => String(id))).toEqual([ACTIVE]);
		const parameters = getMany('any');
		const ids = (await shop.json(parameters)).map(({ listingId }) => listingId);
		expect(ids).toEqual(expect.arrayContaining([DRAFT, DRAFT_WITHOUT_IMAGE, INACTIVE]));
	});

	test('nothing goes back to draft, and a second publication would cost again', async () => {
		expect((await patch(DRAFT, 'state=active')).status).toBe(200);
		expect((await patch(DRAFT, 'state=draft')).status).toBe(400);
		expect((await patch(DRAFT, 'state=expired')).status).toBe(400);
		expect((await fees()) - feesBefore).toBe(1);
		const [answer] = await shop.json(on('publish', DRAFT, { acceptFee: true }));
		expect(answer).toMatchObject({ changed: false });
		expect((await fees()) - feesBefore).toBe(1);
	});

	test('repeated keys keep one value, and images are lost', async () => {
		const naive = await patch(ACTIVE, `image_ids=${ACTIVE}1&image_ids=${ACTIVE}2`);
		expect(naive.status).toBe(200);
		expect((await see(ACTIVE)).images).toHaveLength(1);
		const updateFields = { imageIds: `${ACTIVE}1,${ACTIVE}2`, tags: ['a', 'b'] };
		await shop.json(update(updateFields));
		const after = await see(ACTIVE);
		expect(after.images).toHaveLength(2);
		expect(after.tags).toEqual(['a', 'b']);
	});

	test('an empty list of images is refused in a shape of its own', async () => {
		const naive = await patch(ACTIVE, 'image_ids=&title=New');
		expect(naive).toMatchObject({ status: 400, data: [{ path: '/images' }] });
		const updateFields = { imageIds: '', title: 'New' };
		await shop.json(update(updateFields));
		expect(await see(ACTIVE)).toMatchObject({ title: 'New' });
	});

	test('one id that is gone fails all of it', async () => {
		const naive = await patch(ACTIVE, 'title=New&shop_section_id=999');
		expect(naive.status).toBe(400);
		expect(await see(ACTIVE)).toMatchObject({ title: `Listing ${ACTIVE}` });
		const updateFields = { title: 'New', sectionId: byId('999') };
		const parameters = update(updateFields);
		const { outputs } = await shop.run(parameters, { onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json).toMatchObject({
			failure: { message: 'The shop does not have: section 999. Nothing was changed.' },
		});
	});

	test.each([
		['a tag that comes twice', 'tags=fern,Fern'],
		['fourteen tags', `tags=${Array.from({ length: 14 }, (_none, n) => `t${n}`).join(',')}`],
		['a long tag', `tags=${'x'.repeat(21)}`],
		['a sign in a tag', 'tags=50%25'],
		['a sign twice in a title', 'title=a%26b%26c'],
		['a long title', `title=${'x'.repeat(141)}`],
		['a picture in a title', 'title=%F0%9F%8C%BF'],
		['a sign in a material', 'materials=100%25 cotton'],
		['a personalization field of old', 'is_personalizable=true'],
		['an unknown category', 'taxonomy_id=4'],
		["somebody else's image", 'image_ids=1'],
		['a shipping profile that was deleted', 'shipping_profile_id=82002'],
	])('%s is refused', async (_what, form) => {
		expect((await patch(ACTIVE, form)).status).toBe(400);
	});

	test('a draft without an image cannot be published', async () => {
		expect(await patch(DRAFT_WITHOUT_IMAGE, 'state=active')).toMatchObject({ status: 400 });
		expect(await see(DRAFT_WITHOUT_IMAGE)).toMatchObject({ state: 'draft' });
		expect((await fees()) - feesBefore).toBe(0);
	});

	test('styles can only be set when a draft is made; later they are passed over', async () => {
		expect((await patch(ACTIVE, 'styles=Boho')).status).toBe(200);
		expect(await see(ACTIVE)).toMatchObject({ style: [] });
		const [made] = await shop.json(create({ additionalFields: { styles: 'Boho' } }));
		expect(made).toMatchObject({ styles: ['Boho'] });
	});

	test('a draft is refused where a field is missing or sent as JSON', async () => {
		const fields = {
			...{ title: 'Mug', description: 'A mug', price: '9.99', quantity: '1' },
			...{ who_made: 'i_did', when_made: 'made_to_order', is_supply: 'false' },
			...{ taxonomy_id: MUGS, shipping_profile_id: SHIPPING, readiness_state_id: PROCESSING },
		};
		const post = async (body: unknown, type = FORM) =>
			(await rawCall(shop, 'POST', LISTINGS, body, type)).status;
		const whole = new URLSearchParams(fields);
		expect(await post(fields, 'application/json')).toBe(400);
		for (const name of Object.keys(fields)) {
			const without = new URLSearchParams(whole);
			without.delete(name);
			expect([name, await post(without.toString())]).toEqual([name, 400]);
		}
		expect(await post(`${whole.toString()}&styles=a,b,c`)).toBe(400);
		expect(await post(whole.toString())).toBe(201);
	});
});
