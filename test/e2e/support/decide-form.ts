import { join } from 'node:path';
import type { PracticeShop } from '../../../demo/practice-shop';
import { FormVisitor } from './form-visitor';

const TEMPLATE = join(__dirname, '..', '..', '..', 'workflows', 'decide-what-failed.json');
const LOGIN = { username: 'seller', password: 'only-for-this-test' };

/** The form of Decide what failed, with somebody before it who knows the password. */
export class DecideForm {
	private constructor(
		private readonly url: string,
		readonly visitor: FormVisitor,
	) {}

	/** Imports the template into a practice shop, with its credentials, and activates it. */
	static async open({ client, host, credentials }: PracticeShop): Promise<DecideForm> {
		const httpBasicAuth = await client.createCredential('Form', 'httpBasicAuth', {
			user: LOGIN.username,
			password: LOGIN.password,
		});
		const [imported] = await client.importTemplates([TEMPLATE], {
			credentials: { ...credentials[0], httpBasicAuth },
		});
		const { id } = imported!.workflow;
		await client.activate(id);
		const form = (await client.workflow(id)).nodes.find(({ type }) => type.endsWith('formTrigger'));
		return new DecideForm(`${host.url}/form/${form?.webhookId}`, await FormVisitor.open(LOGIN));
	}

	async close(): Promise<void> {
		await this.visitor.close();
	}

	/** What the form lists. */
	async list(): Promise<string[]> {
		await this.visitor.visit(this.url);
		await this.visitor.choose('Everything that failed');
		await this.visitor.submit('Which one?');
		return await this.visitor.choices();
	}

	/**
	 * Decides about the entry that has these words in it.
	 * @returns what the form said of it before, and after
	 */
	async decide(words: string, decision: string, answer: string): Promise<[string, string]> {
		await this.list();
		await this.visitor.choose(words);
		await this.visitor.submit('What shall happen?');
		const before = await this.visitor.text();
		await this.visitor.press(decision);
		await this.visitor.submit(answer);
		return [before, await this.visitor.text()];
	}
}
