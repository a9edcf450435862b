import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../host/chromium';

/** A form's answer is a whole run: on a busy machine 20 s were too few once. */
const TIMEOUT_MS = 60_000;

/** Somebody who fills in the forms of n8n in a browser, without being logged in to n8n. */
export class FormVisitor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
	) {}

	/** @param login the name and the password that the form asks for */
	static async open(login: { username: string; password: string }): Promise<FormVisitor> {
		const browser = await chromium.launch({
			executablePath: await findChromium(),
			args: CHROMIUM_FLAGS,
		});
		const context = await browser.newContext({ httpCredentials: login });
		const page = await context.newPage();
		// n8n's forms ask for a font from outside; a test that waits for it takes minutes.
		await page.route(
			(address) => address.hostname !== '127.0.0.1',
			async (route) => await route.abort(),
		);
		page.setDefaultTimeout(TIMEOUT_MS);
		return new FormVisitor(browser, page);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** Opens a form; n8n registers it some moments after its workflow was activated. */
	async visit(url: string): Promise<number> {
		const deadline = Date.now() + TIMEOUT_MS;
		for (;;) {
			const status = (await this.page.goto(url, { waitUntil: 'domcontentloaded' }))?.status() ?? 0;
			if (status !== 404 || Date.now() > deadline) return status;
			await this.page.waitForTimeout(200);
		}
	}

	/** What stands on the page. */
	async text(): Promise<string> {
		return await this.page.locator('body').innerText();
	}

	/** What the drop-down of the page offers. */
	async choices(): Promise<string[]> {
		const found = this.page.locator('select option:not([disabled])');
		return await found.allInnerTexts();
	}

	/** What the radio buttons of the page offer. */
	async buttons(): Promise<string[]> {
		return (await this.page.locator('.multiselect-option label').allInnerTexts()).map((text) =>
			text.trim(),
		);
	}

	/** Takes the entry of the drop-down that has these words in it. */
	async choose(words: string): Promise<void> {
		const label = (await this.choices()).find((choice) => choice.includes(words));
		if (label === undefined) throw new Error(`"${words}" is not offered: ${await this.text()}`);
		await this.page.locator('select').selectOption({ label });
	}

	/** Takes, in the drop-down of this field, the entry that has these words in it. */
	async answer(field: string, words: string): Promise<void> {
		const select = this.page.getByLabel(field, { exact: false }).and(this.page.locator('select'));
		const offered = await select.locator('option:not([disabled])').allInnerTexts();
		const label = offered.find((choice) => choice.includes(words));
		if (label === undefined) throw new Error(`"${words}" is not offered: ${offered.join('; ')}`);
		await select.selectOption({ label });
	}

	/** Takes the radio button that begins with this word. */
	async press(word: string): Promise<void> {
		await this.page.locator('.multiselect-option label', { hasText: word }).click();
	}

	/** What stands in the field of this name. */
	async entered(name: string): Promise<string> {
		return await this.page.getByLabel(name, { exact: true }).inputValue();
	}

	/** Writes into the field of this name. */
	async write(name: string, text: string): Promise<void> {
		await this.page.getByLabel(name, { exact: true }).fill(text);
	}

	/** Sends the page off. */
	async send(): Promise<void> {
		await this.page.locator('#submit-btn').click();
	}

	/** Sends the page off and waits for the one after it, which has these words. */
	async submit(next: string): Promise<void> {
		// The next page may have the same words as this one.
		await this.page.evaluate(() => document.body.setAttribute('data-before', 'yes'));
		await this.page.locator('#submit-btn').click();
		await this.page.locator('body:not([data-before])').getByText(next).first().waitFor();
	}
}
