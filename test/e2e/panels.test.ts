import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { N8nClient, buildPack, openEditor, startN8n } from '../../host';
import type { Editor, N8nHost } from '../../host';
import { panelCases, panelWorkflow } from '../support/panels/operations';

jest.setTimeout(20 * 60_000);

/** Where to leave a picture of each panel, for people to look at; none are made without it. */
const pictures = process.env.POD_PANEL_PICTURES;

/** What a new user sees who drags a node onto the canvas and chooses an operation. */
describe('the panel', () => {
	const cases = panelCases();
	let host: N8nHost;
	let editor: Editor;

	beforeAll(async () => {
		host = await startN8n({ packTarball: await buildPack(), hasEditor: true });
		await host.ready;
		const client = new N8nClient(host.url);
		await client.setupOwner();
		const { id } = await client.createWorkflow(panelWorkflow(cases));
		editor = await openEditor(host);
		await editor.login();
		await editor.openWorkflow(id);
		if (pictures) mkdirSync(pictures, { recursive: true });
	});

	afterAll(async () => {
		await editor?.close();
		await host?.stop();
	});

	test('of no node is unknown to n8n', async () => {
		expect(await editor.unknownNodes()).toEqual([]);
	});

	test.each(cases)('of $name shows its parameters', async ({ name, shown }) => {
		const picture = pictures && join(pictures, `${name.replace(/\W+/g, '-')}.png`);
		const text = await editor.nodeText(name, picture);
		expect(shown.filter((label) => !text.includes(label))).toEqual([]);
		expect(text).not.toMatch(/undefined|\[object Object\]|Could not load/);
	});
});
