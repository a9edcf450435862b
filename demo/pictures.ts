/* eslint-disable no-console -- a script that says what it made */
import { mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { N8nClient, buildPack, openEditor, startN8n } from '../host';
import type { Editor, N8nHost } from '../host';

const TEMPLATES = join(__dirname, '..', 'workflows');
const IMAGES = join(TEMPLATES, 'images');
const VIEWPORT = { width: 2200, height: 1200 };
const MARGIN = 24;

/** What the editor lays over the canvas; it would hide parts of the picture. */
const HIDDEN = `
	[data-test-id="canvas-controls"], [data-test-id="node-creator-plus-button"],
	[data-test-id="main-header"], [data-test-id="main-sidebar"], [data-test-id="logs-panel"],
	.vue-flow__controls, [class*="nodeButtonsWrapper"], [class*="executionButtons"],
	[class*="executeWorkflow"], [data-test-id="canvas-node-status-not-executed"]
	{ visibility: hidden !important; }`;

/** Takes a picture of the whole canvas and nothing else. */
async function takePicture(editor: Editor, file: string): Promise<void> {
	await editor.page.addStyleTag({ content: HIDDEN });
	const boxes = await editor.page
		.locator('.vue-flow__node')
		.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON() as DOMRect));
	const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
	const top = Math.min(...boxes.map((box) => box.top)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.right)) + 3 * MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.bottom)) + 2 * MARGIN;
	const clip = { x: left, y: top, width: right - left, height: bottom - top };
	await editor.page.screenshot({ path: file, clip });
	console.log(`${file}: ${Math.round(statSync(file).size / 1024)} kB`);
}

/**
 * Opens templates in a real n8n and takes their pictures for `workflows/README.md`.
 * @param names of files without their ending; none: all
 */
async function makePictures(host: N8nHost, names: readonly string[]): Promise<void> {
	const client = new N8nClient(host.url);
	await client.setupOwner();
	const imported = await client.importTemplates(TEMPLATES);
	const editor = await openEditor(host);
	try {
		await editor.login();
		await editor.page.setViewportSize(VIEWPORT);
		for (const { file, workflow } of imported) {
			if (names.length > 0 && !names.includes(basename(file, '.json'))) continue;
			await editor.openWorkflow(workflow.id);
			await takePicture(editor, join(IMAGES, `${basename(file, '.json')}.png`));
		}
	} finally {
		await editor.close();
	}
}

async function run(): Promise<void> {
	mkdirSync(IMAGES, { recursive: true });
	const host = await startN8n({ packTarball: await buildPack(), hasEditor: true });
	try {
		await host.ready;
		await makePictures(host, process.argv.slice(2));
	} finally {
		await host.stop();
	}
}

run().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
