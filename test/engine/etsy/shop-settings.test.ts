import { EtsyOAuth2Api } from '../../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../../nodes/Etsy/Etsy.node';
import { settingsScenario } from '../../fixtures/settings-scenario';
import { loadOptionsContext } from '../../support/engine';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(settingsScenario());
});
afterEach(async () => await shop.close());

/** n8n itself stops at a field that is empty on the canvas, not at one that turns out empty. */
const NOTHING = '={{ "" }}';

const picked = (value: string) => ({ __rl: true, mode: 'list', value });
const failures = async (parameters: object) => {
	const run = await shop.run(parameters, { onError: 'continueErrorOutput' });
	return (run.outputs[1] ?? []).map(({ json }) => json.failure);
};

describe('reading', () => {
	test.each<[string, string, object[]]>([
		[
			'section',
			'sectionId',
			[
				{ sectionId: '11', title: 'Mugs', rank: 1, activeListings: 1 },
				{ sectionId: '12', title: 'Prints', activeListings: 0 },
			],
		],
		['shippingProfile', 'shippingProfileId', [{ shippingProfileId: '21', title: 'Standard' }]],
		[
			'processingProfile',
			'processingProfileId',
			[
				{ processingProfileId: '41', name: 'Made to order, 3-5 days', minDays: 3 },
				{ processingProfileId: '42', name: 'Ready to ship, 1 day' },
			],
		],
		[
			'returnPolicy',
			'returnPolicyId',
			[
				{ returnPolicyId: '31', name: 'No returns or exchanges' },
				{ returnPolicyId: '32', name: 'Returns, no exchanges, within 14 days', deadlineDays: 14 },
			],
		],
		[
			'productionPartner',
			'productionPartnerId',
			[{ productionPartnerId: '51', name: 'Print Works', location: 'Dallas, Texas' }],
		],
	])('%s: all in one call, one in one call, a limit', async (resource, idName, expected) => {
		const all = await shop.json({ resource, operation: 'getAll', returnAll: true });
		expect(all).toMatchObject(expected.map((one) => ({ shopId: '501', ...one })));
		expect(all).toHaveLength(expected.length);
		expect(shop.operations()).toHaveLength(2);
		const first = String(all[0]?.[idName]);
		const [one] = await shop.json({ resource, operation: 'get', [idName]: picked(first) });
		expect(one).toEqual(all[0]);
		expect(await shop.json({ resource, operation: 'getAll', limit: 1 })).toHaveLength(1);
		const [failure] = await failures({ resource, operation: 'get', [idName]: picked('999') });
		expect(failure).toMatchObject({ category: 'not_found', retryable: false });
	});

	test('a shipping profile tells where it ships to and what that costs', async () => {
		const [profile] = await shop.json({ resource: 'shippingProfile', operation: 'getAll' });
		expect(profile).toMatchObject({
			originCountryCode: 'US',
			isDeleted: false,
			destinations: [
				{
					to: 'everywhere',
					firstItemCost: { amountMinor: 499, currency: 'USD' },
					minDeliveryDays: 3,
				},
			],
		});
	});

	test('nothing picked, and something that is no number, name the parameter', async () => {
		const none = { resource: 'section', operation: 'get', sectionId: NOTHING };
		const [empty] = await failures(none);
		expect(empty).toMatchObject({ message: "The field 'Section' is empty." });
		const parameters = { resource: 'section', operation: 'get', sectionId: picked('../12') };
		expect((await failures(parameters))[0]).toMatchObject({ fields: ['sectionId'] });
		expect(shop.operations()).toEqual([]);
	});
});

describe('lists in the editor', () => {
	type Method = keyof Etsy['methods']['listSearch'];
	const list = async (method: Method, parameters: object = {}, filter?: string) => {
		const tokens = await shop.sandbox.control.mintEtsyToken({});
		const context = loadOptionsContext({
			node: new Etsy(),
			parameters: parameters as never,
			credentials: {
				etsyOAuth2Api: {
					clientId: 'sandboxkeystring',
					sharedSecret: 'sandboxsecret',
					baseUrl: shop.sandbox.urls.etsy,
					oauthTokenData: tokens as never,
				},
			},
			credentialTypes: [new EtsyOAuth2Api()],
		});
		return (await new Etsy().methods.listSearch[method].call(context, filter)).results;
	};

	test.each<[Method, object[]]>([
		['searchSections', [{ name: 'Mugs', value: '11' }]],
		['searchShippingProfiles', [{ name: 'Standard (from US)', value: '21' }]],
		['searchProcessingProfiles', [{ name: 'Made to order, 3-5 days', value: '41' }]],
		['searchReturnPolicies', [{ name: 'No returns or exchanges', value: '31' }]],
		['searchProductionPartners', [{ name: 'Print Works (Dallas, Texas)', value: '51' }]],
	])('%s names each by what a seller knows, and finds by any part of it', async (method, first) => {
		const all = await list(method);
		expect(all[0]).toEqual(first[0]);
		const name = String(all[0]?.name);
		expect(await list(method, {}, name.slice(2, 9).toUpperCase())).toContainEqual(first[0]);
		expect(await list(method, {}, 'nowhere to be found')).toEqual([]);
	});

	test('the shop of the options needs no look-up', async () => {
		await list('searchSections', { options: { shopId: '501' } });
		expect(shop.operations()).toEqual(['getShopSections']);
	});

	test('carriers and mail classes are those of the country where parcels start', async () => {
		const german = await list('searchProfileCarriers', { originCountryCode: 'de' });
		expect(german.map(({ name }) => name)).toEqual(['DHL Paket', 'Other']);
		const ofProfile = { shippingProfileId: picked('21'), carrierId: picked('1') };
		const classes = await list('searchMailClasses', ofProfile);
		expect(classes[1]).toEqual({ name: 'USPS: Priority Mail', value: 'usps_priority' });
		await expect(list('searchProfileCarriers')).rejects.toThrow('where the parcels start');
	});
});

describe('making', () => {
	const profile = {
		resource: 'shippingProfile',
		operation: 'create',
		title: 'From Berlin',
		originCountryCode: 'de',
		originPostalCode: '10115',
		destination: 'country',
		destinationCountryCode: 'DE',
		firstItemCost: '4.90',
		additionalItemCost: 0,
		minDays: 1,
		maxDays: 3,
	};
	const section = { resource: 'section', operation: 'create', title: 'Posters' };
	const noCarrier = { carrierId: NOTHING, mailClass: NOTHING };
	const processing = { resource: 'processingProfile', operation: 'create' };
	const policy = { resource: 'returnPolicy', operation: 'create' };

	test('a section is made once for the same title, and twice only on request', async () => {
		const items = [{}, {}];
		const made = await shop.json(section, { items });
		expect(made).toMatchObject([
			{ title: 'Posters', alreadyExisted: false },
			{ title: 'Posters', alreadyExisted: true },
		]);
		expect(made[0]?.sectionId).toBe(made[1]?.sectionId);
		const again = { ...section, title: ' posters ', options: { createAnyway: true } };
		const [second] = await shop.json(again);
		expect(second?.sectionId).not.toBe(made[0]?.sectionId);
		expect(shop.operations().filter((name) => name === 'createShopSection')).toHaveLength(2);
	});

	test('a shipping profile is made once, and a deleted one of the title does not count', async () => {
		const [made] = await shop.json(profile);
		expect(made).toMatchObject({
			alreadyExisted: false,
			originCountryCode: 'DE',
			originPostalCode: '10115',
			destinations: [
				{
					to: 'country',
					countryCode: 'DE',
					firstItemCost: { amountMinor: 490, currency: 'USD' },
					additionalItemCost: { amountMinor: 0, currency: 'USD' },
					minDeliveryDays: 1,
					maxDeliveryDays: 3,
				},
			],
		});
		expect((await shop.json(profile))[0]).toMatchObject({
			shippingProfileId: made?.shippingProfileId,
			alreadyExisted: true,
		});
		expect((await shop.json({ ...profile, title: 'Old' }))[0]).toMatchObject({
			alreadyExisted: false,
		});
	});

	test('a destination is added once', async () => {
		const added = {
			resource: 'shippingProfile',
			operation: 'addDestination',
			shippingProfileId: picked('21'),
			destination: 'eu',
			firstItemCost: '12',
			additionalItemCost: '6.5',
			deliveryBy: 'carrier',
			carrierId: picked('1'),
			mailClass: picked('usps_first_international'),
		};
		expect((await shop.json(added))[0]).toMatchObject({
			shippingProfileId: '21',
			to: 'eu',
			additionalItemCost: { amountMinor: 650 },
			carrierId: '1',
			alreadyExisted: false,
		});
		expect((await shop.json(added))[0]).toMatchObject({ to: 'eu', alreadyExisted: true });
		const everywhere = { ...added, destination: 'everywhere', deliveryBy: 'days' };
		expect((await shop.json(everywhere))[0]).toMatchObject({ alreadyExisted: true });
	});

	test('a processing profile that is there is as good as made', async () => {
		const same = { ...processing, minTime: 3, maxTime: 5 };
		expect((await shop.json(same))[0]).toMatchObject({
			processingProfileId: '41',
			name: 'Made to order, 3-5 days',
			alreadyExisted: true,
		});
		expect(shop.operations()).toEqual([
			'getMe',
			'createShopReadinessStateDefinition',
			'getShopReadinessStateDefinition',
		]);
		const weeks = { ...processing, minTime: 1, maxTime: 2, unit: 'weeks' };
		expect((await shop.json(weeks))[0]).toMatchObject({
			minDays: 5,
			maxDays: 10,
			alreadyExisted: false,
		});
	});

	test('a lost answer does not make a second processing profile', async () => {
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'createShopReadinessStateDefinition', nth: [1] },
		]);
		const made = await shop.json({ ...processing, minTime: 2, maxTime: 4 });
		expect(made).toMatchObject([{ minDays: 2, maxDays: 4 }]);
		const all = await shop.json({ resource: 'processingProfile', operation: 'getAll' });
		expect(all).toHaveLength(3);
	});

	test('a return policy with the same terms is made once', async () => {
		const both = { ...policy, accepts: 'both', deadlineDays: 30 };
		expect((await shop.json(both))[0]).toMatchObject({
			name: 'Returns and exchanges within 30 days',
			alreadyExisted: false,
		});
		expect((await shop.json(both))[0]).toMatchObject({ alreadyExisted: true });
		expect((await shop.json(policy))[0]).toMatchObject({
			returnPolicyId: '31',
			alreadyExisted: true,
		});
	});

	test.each<[object, string]>([
		[{ ...section, title: ' ' }, 'title'],
		[{ ...profile, originCountryCode: 'Germany' }, 'originCountryCode'],
		[{ ...profile, firstItemCost: '4,90' }, 'firstItemCost'],
		[{ ...profile, firstItemCost: '-1' }, 'firstItemCost'],
		[{ ...profile, destinationCountryCode: NOTHING }, 'destinationCountryCode'],
		[{ ...profile, minDays: 0 }, 'minDays'],
		[{ ...profile, minDays: 5, maxDays: 3 }, 'minDays'],
		[{ ...profile, deliveryBy: 'carrier', ...noCarrier }, 'carrierId'],
		[{ ...processing, minTime: 1.5 }, 'minTime'],
		[{ ...processing, minTime: 4, maxTime: 3 }, 'minTime'],
		[{ ...policy, accepts: 'returns', deadlineDays: 10 }, 'deadlineDays'],
	])('what cannot be is refused before any call: %j', async (parameters, field) => {
		expect(await failures(parameters)).toMatchObject([
			{ category: 'validation', fields: [field], hint: expect.any(String) },
		]);
		expect(shop.operations()).toEqual([]);
	});

	test("Etsy's own refusal says why", async () => {
		const [failure] = await failures({ ...profile, originPostalCode: '' });
		expect(failure).toMatchObject({
			category: 'validation',
			message: expect.stringContaining('origin_postal_code'),
		});
	});
});
