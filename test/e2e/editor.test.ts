import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { N8nClient, buildPack, openEditor, startN8n } from '../../host';
import type { Editor, ImportedTemplate, N8nHost } from '../../host';
import { needsCredential } from '../support/templates/known-nodes';
import { readTemplates, steps, stickies, stickyText } from '../support/templates/template';
import { failingWorkflow } from './editor.workflow';

jest.setTimeout(20 * 60_000);

const TEMPLATES = join(__dirname, '..', '..', 'workflows');

/** What a new user sees who has installed the pack and imported the templates. */
describe('in the editor', () => {
	let host: N8nHost;
	let client: N8nClient;
	let editor: Editor;
	let templates: Map<string, ImportedTemplate>;
	const pictures = mkdtempSync(join(tmpdir(), 'pod-editor-'));

	beforeAll(async () => {
		host = await startN8n({ packTarball: await buildPack(), hasEditor: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		const imported = await client.importTemplates(TEMPLATES);
		templates = new Map(imported.map((one) => [basename(one.file), one]));
		editor = await openEditor(host);
		await editor.login();
	});

	afterAll(async () => {
		await editor?.close();
		await host?.stop();
		rmSync(pictures, { recursive: true, force: true });
	});

	function template(file: string): ImportedTemplate['workflow'] {
		const found = templates.get(file);
		if (!found) throw new Error(`${file} was not imported`);
		return found.workflow;
	}

	describe.each(readTemplates().map(({ file }) => file))('%s', (file) => {
		beforeAll(async () => {
			await editor.openWorkflow(template(file).id);
		});

		it('shows every node and knows them all', async () => {
			const names = await editor.page
				.locator('[data-test-id="canvas-node"] [data-node-name]')
				.evaluateAll((found) => found.map((one) => one.getAttribute('data-node-name')));
			expect(names).toEqual(expect.arrayContaining(steps(template(file)).map(({ name }) => name)));
			expect(await editor.unknownNodes()).toEqual([]);
		});

		it('misses nothing but credentials', async () => {
			const issues = await editor.nodeIssues();
			expect(issues.filter(({ kind }) => kind !== 'credentials')).toEqual([]);
			const withCredentials = steps(template(file)).filter(needsCredential);
			for (const { node } of issues) {
				expect(withCredentials.map(({ name }) => name)).toContain(node);
			}
		});

		it('explains itself in sticky notes, and nothing overlaps', async () => {
			const notes = editor.page.locator('[data-test-id="sticky"]');
			// The editor sets an apostrophe in type.
			const headings = stickies(template(file)).map((note) =>
				(/^#+ (.*)$/m.exec(stickyText(note))?.[1] ?? '').replaceAll("'", '\u2019'),
			);
			// The editor draws notes after the nodes.
			for (const hasText of headings) await notes.filter({ hasText }).first().waitFor();
			const shown = await notes.allInnerTexts();
			for (const heading of headings) {
				expect(shown.filter((text) => text.includes(heading))).toHaveLength(1);
			}
			expect(await editor.overlaps()).toEqual([]);
		});

		it('makes a picture', async () => {
			const picture = join(pictures, `${file}.png`);
			await editor.screenshot(picture);
			expect(statSync(picture).size).toBeGreaterThan(20_000);
		});

		it('offers a credential in the nodes that need one', async () => {
			const kinds = new Map(
				steps(template(file))
					.filter(needsCredential)
					.map((node) => [node.type, node]),
			);
			for (const { name } of kinds.values()) {
				expect(await editor.nodeText(name)).toMatch(/Connect to (Etsy|Printify|Basic Auth|n8n)/);
			}
		});
	});

	it('says what to do when a step fails', async () => {
		const workflow = await client.createWorkflow(failingWorkflow());
		await editor.openWorkflow(workflow.id);
		const text = await runStep('Check the printer');
		expect(text).toContain('No "Printify API" credential is chosen in this node.');
		expect(text).toContain('choose or create a credential of type "Printify API"');
	});

	it('hands message and hint to the branch for errors, one step after another', async () => {
		await editor.openWorkflow(template('set-up-the-pack.json').id);
		for (const [name, type] of [
			['Check the printer', 'Printify API'],
			['Check Etsy', 'Etsy OAuth2 API'],
		] as const) {
			const text = await runStep(name, 'Error Branch');
			expect(text).toContain(`No "${type}" credential is chosen in this node.`);
			expect(text).toContain(`choose or create a credential of type "${type}"`);
		}
	});

	it('asks nothing of the internet', () => {
		expect(editor.outsideRequests).toEqual([]);
	});

	/** Opens a node, presses "Execute step", and returns what its panel then shows. */
	async function runStep(name: string, branch?: string): Promise<string> {
		const { page } = editor;
		const panel = page.locator('[data-test-id="ndv"]');
		await page
			.locator(`[data-node-name=${JSON.stringify(name)}]`)
			.first()
			.dblclick();
		await panel.locator('[data-test-id="node-execute-button"]').first().click();
		if (branch)
			await panel
				.getByText(new RegExp(`^${branch}`))
				.first()
				.click();
		await panel
			.getByText(/choose or create a credential/)
			.first()
			.waitFor();
		const text = await panel.innerText();
		await page.keyboard.press('Escape');
		await panel.waitFor({ state: 'hidden' });
		return text;
	}
});
