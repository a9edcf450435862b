import axios from 'axios';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { N8nClient, buildPack, nodeOutput, openEditor, startN8n } from '../../host';
import type { CredentialRef, Editor, N8nHost } from '../../host';
import type { CredentialDialog } from '../../host/credential-dialog';
import { startSandbox, type Sandbox } from '../../sandbox';
import { demoScenario } from '../../sandbox/scenario/demo';
import { STEP, shopWorkflow } from './etsy-oauth.workflow';

jest.setTimeout(5 * 60_000);

const KEY = { keystring: 'sandboxkeystring', sharedSecret: 'sandboxsecret' };

/** Pictures are kept where `POD_PICTURES` names a folder. */
const PICTURES = process.env.POD_PICTURES;

/** Each step builds on the one before, as with a seller who connects a shop. */
describe('the Etsy credential, connected in a real browser', () => {
	let sandbox: Sandbox;
	let host: N8nHost;
	let client: N8nClient;
	let editor: Editor;
	let dialog: CredentialDialog;
	let credential: CredentialRef;
	let workflowId: string;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: demoScenario() });
		host = await startN8n({ packTarball: await buildPack(), restartable: true, hasEditor: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		editor = await openEditor(host);
		await editor.login();
		editor.page.setDefaultTimeout(20_000);
	});

	afterAll(async () => {
		await editor?.close();
		await host?.stop();
		await sandbox?.close();
	});

	it("shows the address to enter at Etsy, and asks in Etsy's own words", async () => {
		dialog = await editor.newCredential('Etsy OAuth2 API');
		await dialog.fill({ ...KEY, keystring: 'unknown-key', baseUrl: sandbox.urls.etsy });
		const text = await dialog.text();
		expect(text).toMatch(/Keystring[\s\S]*Shared Secret[\s\S]*Base Address/);
		expect(text).not.toMatch(/Client ID|Client Secret/);
		expect(text).toContain('is not endorsed or certified by Etsy');
		expect(await dialog.callbackUrl()).toBe(`${host.url}/rest/oauth2-credential/callback`);
		await picture('dialog');
	});

	it('is not connected with a keystring that Etsy does not know', async () => {
		await dialog.connect(async (popup) => {
			await popup.getByText('The application that you are using is not known').waitFor();
			await popup.close();
		});
		expect(await dialog.connection()).toBe('not connected');
	});

	it('is not connected when the seller does not allow it', async () => {
		await dialog.fill(KEY);
		await dialog.connect(async (popup) => {
			await picture('consent', popup);
			await popup.locator('#deny').click();
			await popup.getByText('Failed to connect').waitFor();
			await popup.close();
		});
		expect(await dialog.connection()).toBe('not connected');
		expect((await sandbox.control.issuedEtsyTokens()).length).toBe(0);
		const [made] = await client.rest.call<CredentialRef[]>('GET', '/credentials');
		credential = { id: made?.id ?? '', name: made?.name ?? '' };
		workflowId = (await client.createWorkflow(shopWorkflow(credential))).id;
		expect((await run()).message).toBe('The Etsy credential is not connected to a shop yet.');
	});

	it('that lacks a permission is named by the node, with the permission', async () => {
		await dialog.connect(async (popup) => {
			// As with a connection from before the pack asked for more.
			const scope = popup.locator('input[name="scope"]');
			await scope.evaluate((field) => field.setAttribute('value', 'listings_r transactions_r'));
			await popup.locator('#grant').click();
		});
		expect(await dialog.connection()).toBe('connected');
		const { message, hint } = await run();
		expect(message).toContain('Etsy does not allow this.');
		expect(hint).toContain('The connection lacks the permission shops_r (read the shop).');
	});

	it('is connected when the seller allows everything, and the node reads the shop', async () => {
		let asked: string[] = [];
		await dialog.connect(async (popup) => {
			await popup.locator('#grant').waitFor();
			asked = await popup.locator('li').allInnerTexts();
			await popup.locator('#grant').click();
		});
		expect(await dialog.connection()).toBe('connected');
		expect(asked).toContain('shops_r');
		expect(asked).not.toContain('listings_d');
		expect(await dialog.text()).toContain('Account connected');
		await picture('connected');
		expect((await run()).shopName).toBe('MothAndFern');
	});

	it('is renewed when it has run out, and n8n keeps the rotated tokens over a restart', async () => {
		const before = await refreshTokens();
		await sandbox.control.expireEtsyTokens();
		expect((await run()).shopName).toBe('MothAndFern');
		const after = await refreshTokens();
		expect(after).toHaveLength(before.length + 1);
		// Whoever still held the old one could not renew any more.
		expect(await renew(before.at(-1))).toMatchObject({ error: 'invalid_grant' });

		await host.restart();
		await client.login();
		await sandbox.control.expireEtsyTokens();
		expect((await run()).shopName).toBe('MothAndFern');
		expect(await refreshTokens()).toHaveLength(after.length + 1);
		expect(await renew(after.at(-1))).toMatchObject({ error: 'invalid_grant' });
	});

	it('asks for the permission to delete only where the seller turned it on', async () => {
		dialog = await editor.openCredential(credential.id);
		await dialog.toggle('allowDelete');
		await dialog.connect(async (popup) => {
			await popup.getByText('listings_d').waitFor();
			await popup.locator('#grant').click();
		});
		expect(await dialog.connection()).toBe('connected');
		expect((await run()).shopName).toBe('MothAndFern');
	});

	it("passes n8n's own test of credentials, and says what is wrong when it does not", async () => {
		expect(await testCredential({})).toMatchObject({ status: 'OK' });
		expect(await testCredential({ sharedSecret: 'wrong' })).toEqual({
			status: 'Error',
			message: 'Etsy does not accept this key. Compare Keystring and Shared Secret with your app.',
		});
	});

	it('that was revoked says so on the screen, and can be connected again', async () => {
		await sandbox.control.revokeEtsyTokens();
		const text = await runInEditor('Etsy no longer accepts this connection');
		expect(text).toMatch(/access was withdrawn, the Etsy password was changed/);
		expect(text).toContain('press "Switch account"');
		await picture('revoked');
		expect(await testCredential({})).toMatchObject({ status: 'Error' });

		dialog = await editor.openCredential(credential.id);
		await dialog.connect(async (popup) => await popup.locator('#grant').click());
		expect((await run()).shopName).toBe('MothAndFern');
	});

	it('shows no token and no secret to whoever looks at executions and output', async () => {
		const secrets = [...(await sandbox.control.issuedEtsyTokens()), KEY.sharedSecret];
		const executions = await Promise.all(
			(await client.executions()).map(async ({ id }) => await client.execution(id)),
		);
		expect(executions.length).toBeGreaterThan(5);
		const seen = JSON.stringify(executions) + host.logs();
		expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
	});

	/** Runs the workflow; the shop's name, or what the failure says. */
	async function run(): Promise<{ shopName?: unknown; message?: string; hint?: string }> {
		const id = await client.runManually(workflowId, 'Start');
		const execution = await client.waitForExecution(id);
		const error = execution.data.resultData.error;
		if (!error) return { shopName: nodeOutput(execution, STEP)[0]?.json.name };
		return { message: error.message, hint: String(error.description) };
	}

	/** Presses "Execute step" in the editor and returns what the panel shows. */
	async function runInEditor(waitFor: string): Promise<string> {
		const { page } = editor;
		await editor.openWorkflow(workflowId);
		const panel = page.locator('[data-test-id="ndv"]');
		await page.locator(`[data-node-name="${STEP}"]`).first().dblclick();
		await panel.locator('[data-test-id="node-execute-button"]').first().click();
		await panel.getByText(waitFor).first().waitFor();
		return await panel.innerText();
	}

	/** Tokens of the sandbox: first all access tokens, then as many refresh tokens. */
	async function refreshTokens(): Promise<string[]> {
		const tokens = await sandbox.control.issuedEtsyTokens();
		return tokens.slice(tokens.length / 2);
	}

	async function renew(refreshToken: string | undefined): Promise<unknown> {
		const form = new URLSearchParams({
			grant_type: 'refresh_token',
			client_id: KEY.keystring,
			refresh_token: refreshToken ?? '',
		});
		const url = `${sandbox.urls.etsy}/v3/public/oauth/token`;
		const options = { proxy: false as const, validateStatus: () => true };
		return (await axios.post<unknown>(url, form, options)).data;
	}

	/** What n8n says when it is asked to test the credential, with these fields changed. */
	async function testCredential(changes: Record<string, string>): Promise<unknown> {
		const { id } = credential;
		const query = { includeData: true };
		const stored = await client.rest.call<{ data: Record<string, unknown> }>(
			'GET',
			`/credentials/${id}`,
			{ query },
		);
		// This is how n8n's editor says "as it is stored".
		const oauthTokenData = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';
		const data = { ...stored.data, oauthTokenData, ...changes };
		const credentials = { id, name: credential.name, type: 'etsyOAuth2Api', data };
		return await client.rest.call('POST', '/credentials/test', { body: { credentials } });
	}

	async function picture(name: string, of: Page = editor.page): Promise<void> {
		if (PICTURES) await of.screenshot({ path: join(PICTURES, `${name}.png`) });
	}
});
