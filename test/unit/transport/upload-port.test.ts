import type { IHttpRequestOptions } from 'n8n-workflow';
import type { FilePart, HttpRequest } from '../../../core/transport/http';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';
import type { MultipartForm } from '../../../core/transport/multipart';

const DONE = { statusCode: 201, headers: {}, body: '{"id":1}' };
const refused = () =>
	Object.assign(new Error('401'), {
		config: { url: 'https://etsy.test/up' },
		response: { status: 401, headers: {}, data: '{"error":"invalid_token"}' },
	});

type Send = (form: MultipartForm) => Promise<unknown>;

/** Sends one upload through a host that behaves as given, try by try. */
async function upload(tries: Send[], open: FilePart['open'], credentialType = 'etsyOAuth2Api') {
	const sent: IHttpRequestOptions[] = [];
	const helpers = {
		async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
			sent.push(options);
			const next = tries[sent.length - 1];
			if (next === undefined) throw new Error('Sent too often');
			return await next(options.body as unknown as MultipartForm);
		},
	};
	const request: HttpRequest = {
		method: 'POST',
		url: 'https://etsy.test/up',
		timeoutMs: 1000,
		body: {
			kind: 'multipart',
			fields: { rank: 1 },
			file: { field: 'image', filename: 'a.png', contentType: 'image/png', bytes: 3, open },
		},
	};
	const port = createN8nHttpPort({ context: { helpers } as never, credentialType });
	return { outcome: await port.send(request), sent };
}

async function* three(): AsyncGenerator<Uint8Array> {
	yield new Uint8Array([1, 2, 3]);
}

async function drain(form: MultipartForm): Promise<number> {
	let bytes = 0;
	for await (const chunk of form.file?.stream() ?? []) bytes += chunk.length;
	return bytes;
}

const refuse: Send = async (form) => {
	await drain(form);
	throw refused();
};

describe('an upload through n8n', () => {
	test('leaves the Content-Type to the HTTP library, which knows the boundary', async () => {
		const { sent } = await upload([async () => DONE], async () => three());
		expect(Object.keys(sent[0]?.headers ?? {}).map((name) => name.toLowerCase())).not.toContain(
			'content-type',
		);
	});

	test('is sent again in full where n8n renewed the token and gave the 401 back', async () => {
		let opened = 0;
		let again = 0;
		const open = async () => {
			opened += 1;
			return three();
		};
		const accept: Send = async (form) => {
			again = await drain(form);
			return DONE;
		};
		const { outcome, sent } = await upload([refuse, accept], open);
		expect(outcome).toMatchObject({ kind: 'answer', response: { status: 201 } });
		expect([opened, again, sent.length]).toEqual([2, 3, 2]);
	});

	test('is not sent a third time where n8n itself repeated it', async () => {
		const repeating: Send = async (form) => {
			await drain(form);
			return await refuse(form);
		};
		const { outcome, sent } = await upload([repeating], async () => three());
		expect(outcome).toMatchObject({ response: { status: 401 } });
		expect(sent).toHaveLength(1);
	});

	test('that is refused twice gives the refusal back', async () => {
		const { outcome, sent } = await upload([refuse, refuse], async () => three());
		expect(outcome).toMatchObject({ response: { status: 401 } });
		expect(sent).toHaveLength(2);
	});

	test('of a file that cannot be read is no broken connection', async () => {
		const broken: Send = async (form) => {
			try {
				return await drain(form);
			} catch (error) {
				throw Object.assign(new Error('aborted'), {
					code: 'ECONNRESET',
					config: { url: 'https://etsy.test/up' },
					cause: error,
				});
			}
		};
		const open = async () => await Promise.reject(new Error('gone'));
		expect((await upload([broken], open)).outcome).toEqual({
			kind: 'none',
			reason: 'file',
			detail: 'its bytes cannot be read',
		});
		const cut: Send = async (form) => {
			await drain(form);
			throw Object.assign(new Error('cut'), {
				code: 'ECONNRESET',
				config: { url: 'https://etsy.test/up' },
			});
		};
		expect((await upload([cut], async () => three())).outcome).toMatchObject({ reason: 'cut' });
	});

	test('that broke off before the end of the file has done nothing', async () => {
		const cut: Send = async (form) => {
			const pieces = (form.file?.stream() as AsyncGenerator<Uint8Array>)[Symbol.asyncIterator]();
			await pieces.next();
			await pieces.return(undefined);
			throw Object.assign(new Error('cut'), {
				code: 'EPIPE',
				config: { url: 'https://etsy.test/up' },
			});
		};
		const { outcome, sent } = await upload([cut], async () => three());
		expect(outcome).toMatchObject({ kind: 'none', reason: 'half_sent' });
		expect(sent).toHaveLength(1);
	});
});
