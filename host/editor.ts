import { chromium } from 'playwright-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHROMIUM_FLAGS, findChromium } from './chromium';
import { OWNER } from './client';
import { CredentialDialog } from './credential-dialog';
import {
	goWithinEditor,
	readNodeIssues,
	readOverlaps,
	readUnknownNodes,
	untilIdle,
} from './editor-page';
import type { NodeIssue } from './editor-page';

const TIMEOUT_MS = 90_000;
const VIEWPORT = { width: 1600, height: 1000 };
/** A canvas is settled when so many looks in a row see the same. */
const CALM_LOOKS = 4;
const LOOK_EVERY_MS = 100;

/** n8n's editor in a real browser. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		/** For what the methods do not cover. */
		readonly page: Page,
		private readonly url: string,
		/** Addresses outside this machine that the editor asked for. */
		readonly outsideRequests: string[],
	) {}

	/** Starts a browser with a profile of its own; `login()` comes next. */
	static async open(host: { url: string }): Promise<Editor> {
		const executablePath = await findChromium();
		const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
		const page = await browser.newPage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
		page.setDefaultTimeout(TIMEOUT_MS);
		// tsx marks functions with this helper, which the page does not have.
		await page.addInitScript('globalThis.__name = (named) => named');
		const outside: string[] = [];
		page.on('request', (request) => {
			const { protocol, hostname } = new URL(request.url());
			if (protocol.startsWith('http') && hostname !== '127.0.0.1') outside.push(request.url());
		});
		return new Editor(browser, page, host.url, outside);
	}

	/** Logs in as the owner whom the client made. */
	async login(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.fill('input[name="emailOrLdapLoginId"], input[type="email"]', OWNER.email);
		await this.page.fill('input[type="password"]', OWNER.password);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	}

	/** Opens a workflow and waits until the canvas has settled. */
	async openWorkflow(id: string): Promise<void> {
		const path = `/workflow/${id}`;
		// Within the editor as by its links: a load of the whole page costs seconds of computing.
		if (!(await this.page.evaluate(goWithinEditor, path))) await this.page.goto(this.url + path);
		await this.page.waitForURL((address) => address.pathname === path);
		await this.page.waitForSelector('[data-test-id="canvas-node"]');
		let before = '';
		for (let calm = 0; calm < CALM_LOOKS; ) {
			await sleep(LOOK_EVERY_MS);
			await this.page.evaluate(untilIdle);
			const now = JSON.stringify([await this.nodeIssues(), await this.countNodes()]);
			calm = now === before ? calm + 1 : 0;
			before = now;
		}
	}

	/** Writes what is seen now as a PNG. @param file its path */
	async screenshot(file: string): Promise<void> {
		await this.page.screenshot({ path: file });
	}

	/** Names of nodes whose type this n8n does not have. */
	async unknownNodes(): Promise<string[]> {
		return await this.page.evaluate(readUnknownNodes);
	}

	/** What the editor finds wrong with the nodes, such as a missing parameter or credential. */
	async nodeIssues(): Promise<NodeIssue[]> {
		return await this.page.evaluate(readNodeIssues);
	}

	/** Pairs of nodes and notes that lie on one another. */
	async overlaps(): Promise<string[]> {
		return await this.page.evaluate(readOverlaps);
	}

	/**
	 * Opens a node's panel and returns the text that it shows, its error included.
	 * @param picture a file for a picture of it
	 */
	async nodeText(name: string, picture?: string): Promise<string> {
		await this.page
			.locator(`[data-node-name=${JSON.stringify(name)}]`)
			.first()
			.dblclick();
		const panel = this.page.locator('[data-test-id="ndv"]');
		await panel.waitFor();
		const text = await settledText(panel);
		if (picture) await this.screenshot(picture);
		await this.page.keyboard.press('Escape');
		await panel.waitFor({ state: 'hidden' });
		return text;
	}

	/** Opens the dialog for a new credential; the type as the list calls it. */
	async newCredential(typeName: string): Promise<CredentialDialog> {
		return await CredentialDialog.create(this.page, this.url, typeName);
	}

	/** Opens the dialog of a credential. */
	async openCredential(id: string): Promise<CredentialDialog> {
		return await CredentialDialog.open(this.page, this.url, id);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	private async countNodes(): Promise<number> {
		return await this.page.locator('.vue-flow__node').count();
	}
}

/** Starts a browser for a host's editor. */
export async function openEditor(host: { url: string }): Promise<Editor> {
	return await Editor.open(host);
}

/** The text of something that is still being drawn: read until it stays as it is. */
async function settledText(shown: Locator): Promise<string> {
	let before = '';
	for (;;) {
		await sleep(120);
		const now = await shown.innerText();
		if (now !== '' && now === before) return now;
		before = now;
	}
}
