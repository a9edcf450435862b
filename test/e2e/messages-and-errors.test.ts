import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPack, N8nClient, nodeOutput, startN8n, type N8nHost, type Row } from '../../host';
import { Receiver } from '../contract/support/receiver';
import { callsByName, failsAlways, switchedOn } from './messages-and-errors.workflow';
import { MailCatcher } from './support/mail-catcher';
import { makeTables } from './support/make-tables';

jest.setTimeout(20 * 60_000);

const template = (name: string) => join(__dirname, '..', '..', 'workflows', `${name}.json`);
const BURST = 100;
const SECRET = 'only-in-the-credential';

/** Messages arrive at a mail server and a webhook of this machine; failures come from real runs. */
describe('messages and errors', () => {
	let host: N8nHost;
	let client: N8nClient;
	let mail: MailCatcher;
	let webhook: Receiver;
	let sendId: string;
	let callerId: string;

	beforeAll(async () => {
		[mail, webhook] = await Promise.all([MailCatcher.start(), Receiver.start()]);
		host = await startN8n({ packTarball: await buildPack() });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		await makeTables(client);
		const smtp = await client.createCredential('Mail', 'smtp', {
			...{ user: 'seller', password: SECRET, host: '127.0.0.1', port: mail.port },
			...{ secure: false, disableStartTls: true },
		});
		const httpHeaderAuth = await client.createCredential('Webhook', 'httpHeaderAuth', {
			...{ name: 'x-secret', value: SECRET },
		});
		const telegramApi = await client.createCredential('Telegram', 'telegramApi', {
			...{ accessToken: SECRET, baseUrl: webhook.url },
		});
		const [sent] = await client.importTemplates([template('send-a-message')], {
			credentials: { smtp, httpHeaderAuth, telegramApi },
			patch: (workflow) => switchedOn(workflow, ['E-mail', 'Webhook', 'Telegram']),
		});
		sendId = sent!.workflow.id;
		callerId = (await client.createWorkflow(callsByName())).id;
	});

	afterAll(async () => {
		await host?.stop();
		await Promise.all([mail?.close(), webhook?.close()]);
	});

	async function set(settings: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(settings)) {
			await client.deleteRows('POD Settings', [
				{ columnName: 'name', condition: 'eq', value: name },
			]);
			await client.insertRows('POD Settings', [{ name, value, meaning: '' }]);
		}
	}

	/** Runs a step by hand and says what the sub-workflow answered. */
	async function howItWent(id: string, trigger: string, step: string) {
		const execution = await client.waitForExecution(await client.runManually(id, trigger));
		expect(execution.status).toBe('success');
		return nodeOutput(execution, step).map(({ json }) => json);
	}
	const sendTest = async () =>
		(await howItWent(sendId, 'Connect and test', 'Tell how it went')) as Array<{
			sent: boolean;
			reason: string;
		}>;

	it('sends nothing as long as no channel is chosen, and says so', async () => {
		expect(await sendTest()).toEqual([
			{
				sent: false,
				channel: 'none',
				reason: expect.stringContaining('message_channel') as string,
			},
		]);
		await client.activate(sendId);
	});

	it('sends a mail to all who shall get it', async () => {
		await set({
			message_channel: 'Email',
			message_email_to: 'seller@example.com, helper@example.com',
			message_email_from: 'shop@example.com',
		});
		expect(await sendTest()).toEqual([{ sent: true, channel: 'email', reason: '' }]);
		expect(mail.mails).toHaveLength(1);
		expect(mail.mails[0]).toMatchObject({
			from: 'shop@example.com',
			to: ['seller@example.com', 'helper@example.com'],
		});
		expect(mail.mails[0]?.data).toContain('Subject: Your workflows can write to you');
		expect(mail.mails[0]?.data).toContain('This is a test message');
	});

	it('is found by other workflows without a link set by hand', async () => {
		const [answer] = await howItWent(callerId, 'Start', 'Write');
		expect(answer).toMatchObject({ sent: true });
		expect(mail.mails[1]?.data).toContain('Subject: A title');
		expect(mail.mails[1]?.data).toMatch(/first line\nsecond line\nhttps:\/\/example\.com\/x/);
	});

	it('sends title, lines and link to a webhook, with a secret that is in no table', async () => {
		await set({ message_channel: 'webhook', message_webhook_url: webhook.url });
		const [answer] = await howItWent(callerId, 'Start', 'Write');
		expect(answer).toEqual({ sent: true, channel: 'webhook', reason: '' });
		expect(webhook.received).toHaveLength(1);
		expect(webhook.received[0]?.headers['x-secret']).toBe(SECRET);
		expect(JSON.parse(webhook.received[0]?.body ?? '')).toEqual({
			title: 'A title',
			lines: ['first line', 'second line'],
			link: 'https://example.com/x',
		});
		expect(JSON.stringify(await client.tableRows('POD Settings'))).not.toContain(SECRET);
	});

	it('breaks nobody when it cannot send, and says why', async () => {
		webhook.status = 500;
		const [failed] = await howItWent(callerId, 'Start', 'Write');
		expect(failed).toMatchObject({ sent: false, channel: 'webhook' });
		expect(failed?.reason).toMatch(/^It could not be sent: .*500/);
		webhook.status = 200;

		await set({ message_channel: 'slack', message_slack_channel: '#orders' });
		const [off] = await howItWent(callerId, 'Start', 'Write');
		expect(off).toMatchObject({ sent: false, channel: 'slack' });
		expect(off?.reason).toContain('switched off');

		await set({ message_channel: 'telegram' });
		const [wrong] = await howItWent(callerId, 'Start', 'Write');
		expect(wrong).toMatchObject({ sent: false, channel: 'telegram' });
		expect(wrong?.reason).toContain('message_telegram_chat');
		expect(webhook.received).toHaveLength(2);
		expect(mail.mails).toHaveLength(2);
	});

	it('leaves out whole lines where a chat takes no more, and never the last one or the link', async () => {
		const late = Array.from(
			{ length: 60 },
			(_, n) => `- Order ${n} is late & <old>: ${'x'.repeat(90)}`,
		);
		const lines = ['Late orders', ...late, 'You can decide in the form.'];
		const { id } = await client.createWorkflow(callsByName(lines));
		await set({ message_channel: 'telegram', message_telegram_chat: '42' });
		webhook.answer = JSON.stringify({ ok: true, result: {} });
		const [answer] = await howItWent(id, 'Start', 'Write');
		webhook.answer = '';
		expect(answer).toEqual({ sent: true, channel: 'telegram', reason: '' });
		const { text = '' } = JSON.parse(webhook.received.at(-1)?.body ?? '{}') as { text?: string };
		const plain = text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
		// Telegram counts what is shown, and takes 4,096 characters.
		expect(plain.length).toBeLessThanOrEqual(4_000);
		expect(plain.length).toBeGreaterThan(3_500);
		const shown = plain.split('\n');
		expect(shown.slice(-2)).toEqual(['You can decide in the form.', 'https://example.com/x']);
		expect(shown.slice(0, 2)).toEqual(['A title', 'Late orders']);
		const told = shown.slice(2, -3);
		expect(told).toEqual(late.slice(0, told.length));
		expect(shown.at(-3)).toBe(`and ${late.length - told.length} lines more`);

		await set({ message_channel: 'email' });
		await howItWent(id, 'Start', 'Write');
		const mailed = (mail.mails.at(-1)?.data ?? '').replace(/=\n/g, '').replace(/=3D/g, '=');
		for (const line of lines) expect(mailed).toContain(line);

		const long = await client.createWorkflow(callsByName(['y'.repeat(9_000), 'z'.repeat(9_000)]));
		await set({ message_channel: 'telegram' });
		webhook.answer = JSON.stringify({ ok: true, result: {} });
		await howItWent(long.id, 'Start', 'Write');
		webhook.answer = '';
		const body = JSON.parse(webhook.received.at(-1)?.body ?? '{}') as { text?: string };
		const [, first = '', last = '', link] = (body.text ?? '').split('\n');
		expect([first, last]).toEqual([
			`${'y'.repeat(1_000)} ... (cut off)`,
			`${'z'.repeat(1_000)} ... (cut off)`,
		]);
		expect(link).toBe('https://example.com/x');
	});

	describe('when something breaks', () => {
		let errorWorkflow: string;
		const rows = async () => client.tableRows('POD Exceptions');
		const running = async () => (await client.executions({ status: 'running' })).length;

		beforeAll(async () => {
			await set({ message_channel: 'email' });
			const [imported] = await client.importTemplates([template('when-something-breaks')]);
			errorWorkflow = imported!.workflow.id;
			await client.activate(errorWorkflow);
		});

		async function broken(
			at: 'ours' | 'foreign',
			times: number,
			path = `fails-${at}`,
		): Promise<string> {
			const { id } = await client.createWorkflow(failsAlways(errorWorkflow, at, path));
			await client.activate(id);
			const calls = Array.from({ length: times }, async () => client.callWebhook(path));
			await Promise.all(calls);
			return id;
		}

		it('makes of a hundred failures in a burst one row, one message, and a count', async () => {
			const before = mail.mails.length;
			const id = await broken('ours', BURST);
			await until(async () => (await rows()).length === 1 && (await rows())[0]?.attempts === BURST);
			expect(await rows()).toMatchObject([
				{ kind: 'workflow', code: 'workflow_failed', state: 'open', category: 'validation' },
			]);
			expect(await rows()).toMatchObject([{ attempts: BURST, fingerprint: '' }]);
			const { message = '', hint = '' }: Row = (await rows())[0] ?? {};
			expect(message).toContain('"Fails at ours" stopped at the step "Break". Nothing stands in');
			expect(hint).toContain('An audit row says what was done');
			expect(mail.mails).toHaveLength(before + 1);
			const { data = '' } = mail.mails.at(-1) ?? {};
			expect(data.replace(/=\n/g, '')).toContain(`/workflow/${id}/executions/`);
			expect(data.replace(/=\n/g, '')).toContain('If the link shows nothing');
			await until(async () => Boolean((await rows())[0]?.toldAt));
			expect((await rows())[0]?.toldAt).toMatch(/^20/);
		});

		it('tells another kind of failure by itself, without its words', async () => {
			const before = mail.mails.length;
			await broken('foreign', 1);
			await until(async () => mail.mails.length > before);
			expect((await rows()).map(({ category }) => category)).toEqual(['validation', 'unclear']);
			const written = JSON.stringify([await rows(), mail.mails]);
			expect(written).toContain('Fails at foreign');
			expect(written).not.toMatch(/Jane|Elm/);
		});

		it('marks nothing as told that did not go, so that Retry what failed tells it', async () => {
			await set({ message_channel: 'webhook' });
			webhook.status = 500;
			const before = webhook.received.length;
			await broken('ours', 1, 'fails-again');
			await until(async () => webhook.received.length > before);
			await until(async () => (await running()) === 0);
			webhook.status = 200;
			await set({ message_channel: 'email' });
			expect((await rows()).map(({ toldAt }) => Boolean(toldAt))).toEqual([true, true, false]);
		});

		it('closes by itself what did not come back, and nothing else', async () => {
			const close = async () => {
				await client.waitForExecution(await client.runManually(errorWorkflow, 'Every day'));
				return (await rows()).map(({ state }) => state);
			};
			expect(await close()).toEqual(['open', 'open', 'open']);
			const { nodes } = await client.workflow(errorWorkflow);
			const sooner = JSON.stringify(nodes).replace('{ days: 2 }', '{ days: -1 }');
			await client.updateWorkflow(errorWorkflow, { nodes: JSON.parse(sooner) as typeof nodes });
			expect(await close()).toEqual(['resolved', 'resolved', 'resolved']);
			expect((await rows()).map(({ toldAt }) => toldAt)).toEqual(['', '', '']);
		});
	});
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (!(await isSo()) && Date.now() < deadline) await sleep(300);
}
