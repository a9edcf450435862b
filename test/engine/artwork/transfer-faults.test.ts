import { fileBytes, withBinaries } from '../../support/etsy-media';
import { openStudio, type Studio } from '../../support/artwork/studio';

jest.setTimeout(60_000);

const png = (seed: number) => fileBytes('png', 3000, seed);
const item = (seed: number) => withBinaries({ data: { bytes: png(seed), mimeType: 'image/png' } });
const toPrintify = { source: 'binary', target: 'provider', provider: 'printify' };

describe('Transfer when something goes wrong', () => {
	let studio: Studio;

	beforeEach(async () => {
		studio = await openStudio();
	});
	afterEach(async () => await studio.close());

	/** What Printify really holds. */
	const held = () =>
		(studio.sandbox.services.printify.state() as { uploads: Array<{ fileName: string }> }).uploads;
	const faults = async (rule: object, operation = 'uploadAnImage') =>
		await studio.sandbox.control.faults([{ operation, ...rule } as never]);

	test.each([
		['is asked to come back later', { kind: 'rate_limit', nth: [1], retryAfterSeconds: 0 }],
		['has trouble of its own', { kind: 'status', status: 503, nth: [1] }],
		[
			'takes it and says that it had trouble',
			{
				kind: 'status',
				status: 500,
				afterCommit: true,
				nth: [1],
			},
		],
		['takes it and the connection breaks', { kind: 'cut_after_commit', nth: [1] }],
	])('makes one file where Printify %s', async (_what, rule) => {
		await faults(rule);
		const done = await studio.transfer(toPrintify, [item(1), item(1)]);
		expect(done.failed).toEqual([]);
		expect(held()).toHaveLength(1);
		expect(done.files).toHaveLength(2);
		expect(done.rows).toHaveLength(1);
	});

	test.each([
		['has trouble after it took the file', { kind: 'status', status: 500, afterCommit: true }],
		['takes the file and the connection breaks', { kind: 'cut_after_commit' }],
	])('makes one file where Printful %s', async (_what, rule) => {
		await faults({ ...rule, nth: [1] }, 'addFile');
		studio.files.set('/cat.png', png(1));
		const parameters = { source: 'url', fileUrl: studio.at('/cat.png'), target: 'provider' };
		const done = await studio.transfer({ ...parameters, provider: 'printful' }, [{}, {}]);
		expect(done.failed).toEqual([]);
		const { files } = studio.sandbox.services.printful.state() as { files: Array<{ url: string }> };
		expect(files.filter(({ url }) => url === studio.at('/cat.png'))).toHaveLength(1);
	});

	test('does not send again what may still come, and finds it in the next run', async () => {
		await faults({ kind: 'cut_before_commit' });
		const first = await studio.transfer(toPrintify, [item(1)]);
		expect(first.failed).toMatchObject([{ failure: { category: 'unclear', retryable: true } }]);
		expect(first.rows).toEqual([]);
		const { calls } = await studio.sandbox.control.counts();
		expect(calls.printify?.uploadAnImage).toEqual({ cut_before_commit: 1 });
		await studio.sandbox.control.faults([]);
		const second = await studio.transfer(toPrintify, [item(1)]);
		expect(second.failed).toEqual([]);
		expect(held()).toHaveLength(1);
	});

	test('sends nothing twice after a run that died before its rows were written', async () => {
		const first = await studio.transfer(toPrintify, [item(1), item(2)]);
		const again = await studio.transfer(toPrintify, [item(1), item(2)]);
		expect(held()).toHaveLength(2);
		expect(again.files.map(({ fileId }) => fileId)).toEqual(
			first.files.map(({ fileId }) => fileId),
		);
		expect(again.rows).toHaveLength(2);
		// The run that died could not say so any more.
		expect(again.audit.map(({ action, subject }) => [action, subject])).toEqual(
			first.audit.map(({ subject }) => ['artwork.found', subject]),
		);
		const known = await studio.transfer(toPrintify, [item(1), item(2)], again.rows);
		expect(known.audit).toEqual([]);
	});

	test('finds what such a run sent also where the file is called otherwise by now', async () => {
		await studio.transfer(toPrintify, [item(1)]);
		const options = { fileName: 'another name' };
		const again = await studio.transfer({ ...toPrintify, options }, [item(1)]);
		expect(again.failed).toEqual([]);
		expect(again.files).toMatchObject([{ isNew: false }]);
		expect(held()).toHaveLength(1);
	});

	test('costs the other files nothing where one cannot be fetched', async () => {
		studio.files.set('/good.png', png(1));
		studio.files.set('/page.png', Buffer.from('<!doctype html><title>Sign in</title>'));
		studio.files.set('/empty.png', Buffer.alloc(0));
		const items = ['/good.png', '/gone.png', '/page.png', '/empty.png'].map((path) => ({
			url: studio.at(path),
		}));
		const parameters = { ...toPrintify, source: 'url', fileUrl: '={{ $json.url }}' };
		const done = await studio.transfer(parameters, [...items, { url: 'https://10.0.0.1/a.png' }]);
		expect(done.files).toHaveLength(1);
		expect(done.failed.map((one) => (one.failure as { code: string }).code)).toEqual([
			'file_not_there',
			'file_is_page',
			'file_empty',
			'address_private',
		]);
	});

	test('stops at the first failure where the node is set to', async () => {
		const parameters = { ...toPrintify, source: 'url', fileUrl: studio.at('/gone.png') };
		const { run } = await studio.transfer(parameters, [{}], [{}], 'stopWorkflow');
		expect(run.error?.message).toMatch(/does not give the file/);
	});

	test('never fetches from this machine with the credential of a real service', async () => {
		studio.credentials.printifyApi = { baseUrl: 'https://api.printify.com' };
		studio.files.set('/good.png', png(1));
		const parameters = { ...toPrintify, source: 'url', fileUrl: studio.at('/good.png') };
		const done = await studio.transfer(parameters, [{}]);
		expect(done.failed).toMatchObject([{ failure: { code: 'address_not_https' } }]);
		expect(studio.host.connections()).toBe(0);
	});
});
