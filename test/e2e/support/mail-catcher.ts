import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as it came in: who it is from and for, and its text with the headers. */
export interface CaughtMail {
	from: string;
	to: string[];
	data: string;
}

/** A mail server on this machine that keeps what it gets. It knows one log-in and no encryption. */
export class MailCatcher {
	readonly mails: CaughtMail[] = [];
	/** Makes the server refuse every receiver. */
	refuses = false;

	private constructor(private readonly server: Server) {}

	static async start(): Promise<MailCatcher> {
		const server = createServer();
		const catcher = new MailCatcher(server);
		server.on('connection', (socket) => catcher.serve(socket));
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return catcher;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		await new Promise((done) => this.server.close(done));
	}

	private serve(socket: Socket): void {
		let rest = '';
		let mail: CaughtMail = { from: '', to: [], data: '' };
		let inData = false;
		const answer = (line: string) => socket.write(`${line}\r\n`);
		socket.setEncoding('utf8');
		socket.on('error', () => socket.destroy());
		socket.on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\r\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				if (!inData) {
					inData = line.toUpperCase() === 'DATA';
					answer(this.reply(line, mail));
					if (/^QUIT/i.test(line)) socket.end();
				} else if (line === '.') {
					this.mails.push(mail);
					mail = { from: '', to: [], data: '' };
					inData = false;
					answer('250 kept');
				} else {
					mail.data += `${line.replace(/^\./, '')}\n`;
				}
			}
		});
		answer('220 catcher');
	}

	private reply(line: string, mail: CaughtMail): string {
		const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
		const command = line.slice(0, 4).toUpperCase();
		if (command === 'EHLO') return '250-catcher\r\n250 AUTH PLAIN';
		if (command === 'AUTH') return '235 welcome';
		if (command === 'MAIL') mail.from = address;
		if (command === 'RCPT') {
			if (this.refuses) return '550 nobody of this name here';
			mail.to.push(address);
		}
		if (command === 'DATA') return '354 go on';
		return command === 'QUIT' ? '221 bye' : '250 ok';
	}
}
