import type { IDataObject } from 'n8n-workflow';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import { printifyWorld } from '../contract/support/printify-world';
import { runNode } from '../support/engine';
import { PrintifyLines } from '../support/printify-lines';

const DAY = 86_400_000;
const BEFORE = new Date(Date.now() - 180 * DAY).toISOString();

/** Printify's list of products after years of personalised orders. */
describe('Clean Up', () => {
	let sandbox: Sandbox;
	let lines: PrintifyLines;
	let sellers: string[];

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: printifyWorld });
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		lines = new PrintifyLines(sandbox);
		sellers = await lines.titles();
	});
	afterAll(async () => await sandbox.close());

	async function cleanUp(parameters: object = {}, rules: object = {}) {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: {
				...{ resource: 'product', operation: 'cleanUp', provider: 'printify' },
				...{ rules: '={{ $json }}', dryRun: false, options: {}, ...parameters },
			},
			credentials: { printifyApi: lines.credential },
			credentialTypes: [new PrintifyApi()],
			inputs: [[{ json: { shopId: '777', before: BEFORE, needed: [], heldFiles: [], ...rules } }]],
			onError: 'continueErrorOutput',
		});
		const [[done] = [], [failed] = []] = outputs;
		return { report: done?.json ?? {}, failure: failed?.json.failure as IDataObject | undefined };
	}
	const calls = async (operation: string) => {
		const counted = (await sandbox.control.counts()).calls.printify?.[operation] ?? {};
		return Object.values(counted).reduce((sum, n) => sum + n, 0);
	};
	/** What is left beside the seller's own. */
	const left = async () => (await lines.titles()).filter((title) => !sellers.includes(title));

	it('deletes what was made for ended orders, and archives the files of their buyers', async () => {
		const anna = await lines.rendered(1);
		const rex = await lines.rendered(2);
		await lines.save(1, { file: anna, days: 200 });
		await lines.save(2, { file: rex, days: 200 });
		const live = await lines.save(3, { file: rex, days: 200 });
		const young = await lines.save(4, { file: await lines.rendered(3), days: 20 });
		const { report } = await cleanUp({}, { needed: ['3'] });
		expect(report).toMatchObject({ deleted: 2, failed: 0, archived: 1, kept: 2, isWhole: true });
		expect(report.message).toBe(
			'Printify: 2 print products of ended orders were deleted; 1 file made for buyers was archived.',
		);
		expect((await left()).sort()).toEqual([live, young].sort());
		expect(await lines.archived()).toEqual([anna]);
		expect(await calls('retrieveAListOfProducts')).toBe(1);
		expect(await calls('deleteAProduct')).toBe(2);
		expect(await calls('archiveAnUploadedImage')).toBe(1);
		const again = await cleanUp({}, { needed: ['3'] });
		expect(again.report).toMatchObject({ deleted: 0, archived: 0 });
		expect(await calls('deleteAProduct')).toBe(2);
	});

	it('leaves alone what is the seller’s, in a shop, or of another shop', async () => {
		const logo = await lines.upload('logo.png', 9);
		const stays = [
			await lines.save(1, { title: 'For Anna', file: logo, days: 900 }),
			await lines.save(2, { sku: 'COPY', file: logo, days: 900 }),
			await lines.save(3, { file: logo, days: 900, published: true }),
			await lines.save(4, { shopId: '778', file: logo, days: 900 }),
		];
		await lines.save(5, { file: logo, days: 900 });
		await cleanUp();
		expect((await left()).sort()).toEqual(stays.sort());
		expect(await lines.archived()).toEqual([]);
		expect(await lines.titles()).toEqual(expect.arrayContaining(sellers));
	});

	it('deletes nothing in a dry run, and says what would go', async () => {
		const title = await lines.save(1, { file: await lines.rendered(1), days: 200 });
		const { report } = await cleanUp({ dryRun: true });
		expect(report).toMatchObject({ isDryRun: true, deleted: 0, mayGo: 1, titles: [title] });
		expect(await left()).toEqual([title]);
		expect(await calls('archiveAnUploadedImage')).toBe(0);
	});

	it('reads fifty a call, no more pages than it may, and deletes no more than it may', async () => {
		const file = await lines.rendered(1);
		for (let n = 1; n <= 170; n += 1) await lines.save(n, { file, days: 200 });
		const part = await cleanUp({ options: { mostPages: 2, mostDeletions: 30 } });
		expect(part.report).toMatchObject({ pages: 2, deleted: 30, archived: 0, isWhole: false });
		expect(await calls('retrieveAListOfProducts')).toBe(2);
		expect(await left()).toHaveLength(140);
		const { report } = await cleanUp();
		expect(report).toMatchObject({ deleted: 140, archived: 1, isWhole: true });
		expect(await calls('retrieveAListOfProducts')).toBe(2 + 3);
		expect(await left()).toEqual([]);
		expect(await lines.archived()).toEqual([file]);
	});

	it('takes what is gone already for done', async () => {
		await lines.save(1, { file: await lines.rendered(1), days: 200 });
		await sandbox.control.faults([
			{ service: 'printify', operation: 'deleteAProduct', kind: 'cut_after_commit', nth: [1] },
		]);
		const { report } = await cleanUp();
		expect(report).toMatchObject({ deleted: 1, failed: 0 });
		expect(await left()).toEqual([]);
	});

	it('goes on where one cannot be deleted, and tries that one again the next time', async () => {
		for (let n = 1; n <= 4; n += 1)
			await lines.save(n, { days: 200, file: await lines.rendered(n) });
		await sandbox.control.faults([
			{ service: 'printify', operation: 'deleteAProduct', kind: 'status', status: 400, nth: [1] },
		]);
		const { report } = await cleanUp();
		expect(report).toMatchObject({ deleted: 3, failed: 1 });
		expect(report.message).toContain('1 could not be, and will be tried again in the next run');
		expect(report.notDeleted).toMatchObject([{ failure: { httpStatus: 400 } }]);
		expect(await left()).toHaveLength(1);
		expect((await cleanUp()).report).toMatchObject({ deleted: 1, failed: 0 });
	});

	it('keeps a product whose file could not be archived, or nobody would find the file', async () => {
		await lines.save(1, { days: 200, file: await lines.rendered(1) });
		await sandbox.control.faults([
			{ service: 'printify', operation: 'archiveAnUploadedImage', kind: 'status', status: 400 },
		]);
		expect((await cleanUp()).report).toMatchObject({ deleted: 0, failed: 1 });
		expect(await left()).toHaveLength(1);
		await sandbox.control.faults([]);
		expect((await cleanUp()).report).toMatchObject({ deleted: 1, archived: 1 });
	});

	it('does not ask on where the credential may not delete', async () => {
		for (let n = 1; n <= 9; n += 1) await lines.save(n, { days: 200 });
		await sandbox.control.faults([
			{ service: 'printify', operation: 'deleteAProduct', kind: 'status', status: 403 },
		]);
		expect((await cleanUp()).report).toMatchObject({ deleted: 0, failed: 3, mayGo: 9 });
		expect(await calls('deleteAProduct')).toBeLessThanOrEqual(3);
	});

	it('deletes nothing where the list cannot be read whole, or nobody says what is needed', async () => {
		await lines.save(1, { days: 200 });
		await sandbox.control.faults([
			{ service: 'printify', operation: 'retrieveAListOfProducts', kind: 'status', status: 400 },
		]);
		expect((await cleanUp()).failure).toMatchObject({ provider: 'printify' });
		await sandbox.control.faults([]);
		const young = new Date(Date.now() - 5 * DAY).toISOString();
		for (const rules of [{ needed: null }, { before: young }, { before: '' }, { shopId: '' }]) {
			const { failure } = await cleanUp({}, rules);
			expect(failure).toMatchObject({ category: 'validation', fields: ['rules'] });
		}
		expect((await cleanUp({ rules: '{' })).failure).toMatchObject({ category: 'validation' });
		expect(await left()).toHaveLength(1);
	});
});
