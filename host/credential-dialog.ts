import type { Locator, Page } from 'playwright-core';

/** n8n 2.41 calls it "Connect" and later "Switch account"; other versions have other names. */
const CONNECT = /^(Connect|Connect my account|Reconnect|Switch account)$/;

const POPUP_TIMEOUT_MS = 15_000;

/** n8n's dialog of one credential, in the editor. */
export class CredentialDialog {
	/** The dialog, for what the methods do not cover. */
	readonly modal: Locator;

	private constructor(private readonly page: Page) {
		this.modal = page.locator('[data-test-id="editCredential-modal"]');
	}

	/** Makes a new credential of the type that the list calls so, such as "Etsy OAuth2 API". */
	static async create(page: Page, url: string, typeName: string): Promise<CredentialDialog> {
		await page.goto(`${url}/home/credentials/create`);
		await page.locator('.el-dialog input').first().fill(typeName);
		await page
			.locator('.el-select-dropdown__item')
			.filter({ hasText: typeName, visible: true })
			.first()
			.click();
		await page.locator('[data-test-id="new-credential-type-button"]').first().click();
		return await new CredentialDialog(page).shown();
	}

	/** Opens the dialog of a credential that is there. */
	static async open(page: Page, url: string, id: string): Promise<CredentialDialog> {
		await page.goto(`${url}/home/credentials/${id}`);
		return await new CredentialDialog(page).shown();
	}

	/** Types into text fields, which are given by the names of their properties. */
	async fill(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.parameter(name).locator('input').first().fill(value);
		}
	}

	/** Turns a switch. */
	async toggle(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').first().click();
	}

	/** The address that the dialog says to enter at the service. */
	async callbackUrl(): Promise<string> {
		return await this.modal.locator('[data-test-id="copy-input"]').first().innerText();
	}

	/**
	 * Presses the button that connects, for the first time or again.
	 * @param inPopup what the user does in the window that opens. n8n closes it when the connection
	 * was made; otherwise it stays and the user closes it
	 */
	async connect(inPopup: (popup: Page) => Promise<void>): Promise<void> {
		const popup = (await this.openPopup()) ?? (await this.openPopup());
		if (!popup) throw new Error('n8n closed the window before it led anywhere, twice');
		await inPopup(popup);
		if (!popup.isClosed()) await popup.waitForEvent('close', { timeout: POPUP_TIMEOUT_MS });
	}

	/**
	 * n8n opens an empty window first and asks its server then where it leads; where the server
	 * does not answer well, it closes the window again, and a user presses once more.
	 * @returns null where it was closed before it led anywhere
	 */
	private async openPopup(): Promise<Page | null> {
		const button = this.modal.getByRole('button', { name: CONNECT });
		const [popup] = await Promise.all([this.page.waitForEvent('popup'), button.first().click()]);
		try {
			await popup.waitForURL((url) => url.protocol !== 'about:', { timeout: POPUP_TIMEOUT_MS });
		} catch (error) {
			if (popup.isClosed()) return null;
			throw error;
		}
		return popup;
	}

	/** Waits until the dialog says whether there is a connection. */
	async connection(): Promise<'connected' | 'not connected'> {
		const yes = this.modal.locator('[data-test-id="oauth-connect-success-banner"]');
		const no = this.modal.locator('[data-test-id="oauth-not-connected-banner"]');
		await yes.or(no).filter({ visible: true }).first().waitFor();
		return (await yes.isVisible()) ? 'connected' : 'not connected';
	}

	/** What there is to read. */
	async text(): Promise<string> {
		return await this.modal.innerText();
	}

	private parameter(name: string): Locator {
		return this.modal.locator(`[data-test-id="parameter-input-${name}"]`);
	}

	private async shown(): Promise<this> {
		await this.modal.locator('[data-test-id="credential-edit-dialog"]').waitFor();
		return this;
	}
}
