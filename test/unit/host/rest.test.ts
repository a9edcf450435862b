import { stringify } from 'flatted';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectOAuth2 } from '../../../host/credentials';
import { listExecutions, waitForExecution } from '../../../host/executions';
import { Rest } from '../../../host/rest';

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

describe('the REST client', () => {
	let server: Server;
	let rest: Rest;
	let handler: Handler;

	const json = (response: ServerResponse, body: unknown, status = 200) => {
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(body));
	};

	beforeAll(async () => {
		server = createServer((request, response) => {
			handler(request, response, new URL(request.url ?? '/', 'http://127.0.0.1'));
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		rest = new Rest(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	});

	afterAll(() => void server.close());

	it('keeps cookies and sends one browser id', async () => {
		const seen: unknown[] = [];
		handler = ({ headers }, response) => {
			seen.push([headers.cookie, headers['browser-id']]);
			response.setHeader('set-cookie', ['n8n-auth=abc; HttpOnly; Path=/']);
			json(response, { data: { ok: true } });
		};
		expect(await rest.call('GET', '/login')).toEqual({ ok: true });
		await rest.call('GET', '/login');
		const id = 'print-on-demand-host-client';
		expect(seen).toEqual([
			[undefined, id],
			['n8n-auth=abc', id],
		]);
	});

	it('says which call failed, how, and what came back', async () => {
		handler = (_, response) => json(response, { message: 'no such thing' }, 404);
		await expect(rest.call('PATCH', '/workflows/9')).rejects.toThrow(
			'PATCH /rest/workflows/9 answered 404: {"message":"no such thing"}',
		);
	});

	it('says so when nobody answers', async () => {
		const nobody = new Rest('http://127.0.0.1:9');
		await expect(nobody.call('GET', '/x')).rejects.toThrow(/GET \/rest\/x .* got no answer/);
	});

	it('reads the list of executions page by page, by cursor or by last id', async () => {
		const page = (from: number, to: number) =>
			Array.from({ length: from - to }, (_, index) => ({ id: String(from - index) }));
		handler = (_, response, { searchParams }) => {
			const cursor = searchParams.get('cursor');
			const data = {
				results: cursor ? page(50, 0) : page(150, 50),
				nextCursor: cursor ? null : 'c',
			};
			json(response, { data });
		};
		expect(await listExecutions(rest)).toHaveLength(150);
		handler = (_, response, { searchParams }) => {
			const results = searchParams.get('lastId') === '51' ? page(50, 0) : page(150, 50);
			json(response, { data: { results } });
		};
		expect(await listExecutions(rest, { workflowId: 'w', status: 'error' })).toHaveLength(150);
	});

	it('waits for the end of an execution and decodes its data', async () => {
		let calls = 0;
		handler = (_, response) => {
			calls += 1;
			const status = calls < 3 ? 'running' : 'success';
			json(response, {
				data: { id: '7', status, data: stringify({ resultData: { runData: {} } }) },
			});
		};
		const execution = await waitForExecution(rest, '7');
		expect([execution.status, execution.data.resultData.runData]).toEqual(['success', {}]);
		calls = -1000;
		await expect(waitForExecution(rest, '7', { timeoutMs: 0 })).rejects.toThrow('7 is running');
	});

	it('takes the page for what it says when it connects an account', async () => {
		const callback = `${rest.baseUrl}/rest/oauth2-credential/callback?code=1`;
		let page = "<script>channel.postMessage('success')</script>";
		handler = (_, response, { pathname }) => {
			if (pathname.endsWith('/auth')) json(response, { data: 'http://127.0.0.1/authorize' });
			else response.end(page);
		};
		const asked: string[] = [];
		const approve = async (url: string) => {
			asked.push(url);
			return callback;
		};
		await connectOAuth2(rest, 'c1', approve);
		expect(asked).toEqual(['http://127.0.0.1/authorize']);
		page = '<h4>Error: invalid_grant</h4>';
		await expect(connectOAuth2(rest, 'c1', approve)).rejects.toThrow('Error: invalid_grant');
		const elsewhere = async () => 'http://127.0.0.1:1/other';
		await expect(connectOAuth2(rest, 'c1', elsewhere)).rejects.toThrow('The consent page leads to');
	});
});
