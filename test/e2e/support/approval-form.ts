import { join } from 'node:path';
import type { N8nClient, N8nHost } from '../../../host';
import { FormVisitor } from './form-visitor';

const TEMPLATE = join(__dirname, '..', '..', '..', 'workflows', 'hold-and-approve.json');
const LOGIN = { username: 'seller', password: 'only-for-this-test' };

/** The form of Hold and approve, with somebody before it who knows the password. */
export class ApprovalForm {
	private constructor(
		readonly url: string,
		readonly visitor: FormVisitor,
	) {}

	/** Imports the template as a user would, with a password, and activates it. */
	static async open(client: N8nClient, host: Pick<N8nHost, 'url'>): Promise<ApprovalForm> {
		const httpBasicAuth = await client.createCredential('Form', 'httpBasicAuth', {
			user: LOGIN.username,
			password: LOGIN.password,
		});
		const [imported] = await client.importTemplates([TEMPLATE], { credentials: { httpBasicAuth } });
		const { id } = imported!.workflow;
		await client.activate(id);
		const form = (await client.workflow(id)).nodes.find(({ type }) => type.endsWith('formTrigger'));
		const url = `${host.url}/form/${form?.webhookId}`;
		return new ApprovalForm(url, await FormVisitor.open(LOGIN));
	}

	async close(): Promise<void> {
		await this.visitor.close();
	}

	/** Opens the form and has it list what waits. */
	async list(show = 'Everything that waits'): Promise<string[]> {
		await this.visitor.visit(this.url);
		await this.visitor.choose(show);
		await this.visitor.submit('Which one?');
		return await this.visitor.choices();
	}

	/** Takes the row that has these words in it, and has the form say what can be done. */
	async lookAt(words: string, show?: string): Promise<string> {
		await this.list(show);
		await this.visitor.choose(words);
		await this.visitor.submit('What shall happen?');
		return await this.visitor.text();
	}

	/** Decides about the row that has these words in it. @returns what the form said of it before */
	async decide(words: string, decision: string, answer: string): Promise<string> {
		const text = await this.lookAt(words);
		await this.visitor.press(decision);
		await this.visitor.submit(answer);
		return text;
	}
}
