import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { picture } from '../support/artwork/pictures';
import { servePictures, type Pictures } from './support/design-pictures';
import {
	designRow,
	designScenario,
	impatient,
	seen,
	wanted,
	withFolder,
} from './support/design-shop';
import type { HeldDraft } from './support/design-shop';
import { FormVisitor } from './support/form-visitor';

jest.setTimeout(10 * 60_000);

const WORKFLOWS = join(__dirname, '..', '..', 'workflows');
const LOGIN = { username: 'seller', password: 'only-for-this-test' };

interface Truth extends Record<string, unknown> {
	etsy: { listings: HeldDraft[] };
	printify: { uploads: Array<{ fileName: string }> };
}

describe('the workflow Add a design', () => {
	let shop: PracticeShop;
	let pictures: Pictures;
	let visitor: FormVisitor;
	let files: string;
	let folder: string;
	let form: string;
	const ids = { add: '', publish: '' };

	beforeAll(async () => {
		pictures = await servePictures();
		files = mkdtempSync(join(tmpdir(), 'pod-designs-'));
		for (const [name, channels] of [
			['form', 3],
			['folder', 4],
		] as const) {
			const drawn = picture(36, 45, channels).resize(3600, 4500, { kernel: 'nearest' });
			writeFileSync(join(files, `${name}.png`), await drawn.png().toBuffer());
		}
		writeFileSync(join(files, 'tiny.png'), await picture(300, 375).png().toBuffer());
		shop = await openPracticeShop({
			scenario: designScenario,
			limits: { etsy: { perSecond: 500, perDay: 1_000_000 } },
			mapRows: [],
		});
		const { client, credentials, host } = shop;
		// n8n reads from there unless it is told otherwise.
		folder = join(host.userFolder, '.n8n-files', 'designs');
		mkdirSync(join(folder, 'moon-1'), { recursive: true });
		const httpBasicAuth = await client.createCredential('Form', 'httpBasicAuth', {
			user: LOGIN.username,
			password: LOGIN.password,
		});
		const [publish, add] = await client.importTemplates(
			['publish-a-design.json', 'add-a-design.json'].map((file) => join(WORKFLOWS, file)),
			{
				credentials: { ...credentials[0], httpBasicAuth },
				patch: (workflow, file) =>
					file.includes('add-a') ? withFolder(workflow, folder) : impatient(workflow),
			},
		);
		Object.assign(ids, { add: add!.workflow.id, publish: publish!.workflow.id });
		await client.insertRows('POD Designs', [designRow(1, pictures.url)]);
		await client.activate(ids.add);
		const trigger = (await client.workflow(ids.add)).nodes.find(({ type }) =>
			type.endsWith('formTrigger'),
		);
		form = `${host.url}/form/${trigger?.webhookId}`;
		visitor = await FormVisitor.open(LOGIN);
	});

	afterAll(async () => {
		await visitor?.close();
		await shop?.close();
		pictures?.server.close();
		rmSync(files, { recursive: true, force: true });
	});

	const rows = async () => await shop.client.tableRows('POD Designs');
	const named = async (design: string) => (await rows()).find((row) => row.design === design);
	const truth = async () => await shop.sandbox.control.state<Truth>();
	const drafts = async () =>
		(await truth()).etsy.listings.map((draft) => [draft.title, seen(draft)] as const);

	async function run(id: string, trigger: string): Promise<string> {
		await shop.sandbox.control.advance({ seconds: 30 });
		const execution = await shop.client.runManually(id, trigger);
		await shop.client.waitForEnd(execution, { timeoutMs: 120_000 });
		return execution;
	}

	async function publish(): Promise<void> {
		await run(ids.publish, 'Make drafts now');
		await run(ids.publish, 'Make drafts now');
	}

	/** Fills in the form up to its answer. */
	async function add(name: string, file: string, answer: string): Promise<string> {
		await visitor.visit(form);
		await visitor.write('Short name', name);
		await visitor.write('Title of the listing', `The ${name} T-shirt`);
		await visitor.submit('Like which one?');
		await visitor.choose('moon-1');
		await visitor.submit('Choose the print file');
		await visitor.page.locator('input[type=file]').setInputFiles(join(files, file));
		await visitor.write('Tags', 'owl, night sky');
		await visitor.submit(answer);
		return await visitor.text();
	}

	it('asks for a password', async () => {
		expect((await fetch(form)).status).toBe(401);
	});

	it('writes a row like that of another design, with a picture that was uploaded', async () => {
		expect(await add('owl', 'form.png', 'Saved')).toContain('owl is in POD Designs');
		const [like, made] = [await named('moon-1'), await named('owl')];
		expect(made).toMatchObject({
			...{ title: 'The owl T-shirt', tags: 'owl, night sky', state: '' },
			...{ variants: like?.variants, category: like?.category, quantity: 50 },
			artwork: expect.stringContaining('/binary-data/signed') as string,
		});
	});

	it('says of a picture that would print badly what to do, and saves nothing', async () => {
		const said = await add('mouse', 'tiny.png', 'would print badly');
		expect(said).toContain('8 % of the pixels');
		expect(said).toContain('Use a larger file');
		expect(await named('mouse')).toBeUndefined();
	});

	it('says that a name is taken', async () => {
		await visitor.visit(form);
		await visitor.write('Short name', 'Owl');
		await visitor.write('Title of the listing', 'Another');
		await visitor.submit('This name is taken');
		expect(await rows()).toHaveLength(2);
	});

	it('becomes a draft by the workflow Publish a design to Etsy', async () => {
		await publish();
		expect([await named('moon-1'), await named('owl')]).toMatchObject([
			{ state: 'draft' },
			{ state: 'draft' },
		]);
		const [, owl] = (await drafts()).find(([title]) => title === 'The owl T-shirt') ?? [];
		const like = wanted(1);
		expect(owl).toMatchObject({ tags: ['owl', 'night sky'], settings: like.settings });
		expect(owl?.variants).toEqual(like.variants.map((one) => one.replace('MOON-1', 'OWL')));
	});

	it('takes in a folder: the name of a file is the title, its folder says like which design', async () => {
		copyFileSync(join(files, 'folder.png'), join(folder, 'moon-1', 'Fox in the snow, T-shirt.png'));
		copyFileSync(join(files, 'form.png'), join(folder, 'night_owl.png'));
		await run(ids.add, 'Take in the folder now');
		expect(await named('fox-in-the-snow-t-shirt')).toMatchObject({
			...{ title: 'Fox in the snow, T-shirt', tags: 'moon, night sky', state: '' },
			artwork: expect.stringContaining('/binary-data/signed') as string,
		});
		// In the folder itself: like the newest.
		expect(await named('night-owl')).toMatchObject({ title: 'Night owl', tags: 'owl, night sky' });
		await publish();
		const titles = (await drafts()).map(([title]) => title).sort();
		expect(titles).toEqual(
			['Fox in the snow, T-shirt', 'Moon 1 T-shirt', 'Night owl', 'The owl T-shirt'].sort(),
		);
	});

	it('takes in no file twice', async () => {
		const before = await rows();
		await run(ids.add, 'Take in the folder now');
		expect(await rows()).toEqual(before);
	});

	it('says which file has no design to be like, and takes in the others', async () => {
		mkdirSync(join(folder, 'nobody'));
		copyFileSync(join(files, 'form.png'), join(folder, 'nobody', 'hare.png'));
		copyFileSync(join(files, 'form.png'), join(folder, 'moon-1', 'stag.png'));
		const { status } = await shop.client.execution(await run(ids.add, 'Take in the folder now'));
		expect(status).toBe('error');
		expect(await named('stag')).toMatchObject({ title: 'Stag', tags: 'moon, night sky' });
		expect(await named('hare')).toBeUndefined();
	});
});
