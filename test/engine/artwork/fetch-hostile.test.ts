import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { FileGet } from '../../../core/artwork/fetch/types';
import { fakeNames, fetched } from '../../support/artwork/fetching';
import { hostileUrls } from '../../support/artwork/hostile-urls';
import {
	byPath,
	openFileHost,
	openForbidden,
	type Answer,
	type Listener,
} from '../../support/artwork/listeners';

/** Short, so that what never ends is cut soon. */
const limits = { maxBytes: 200_000, answerMs: 400, silenceMs: 300, totalMs: 3000 };
const here = { sandboxHost: '127.0.0.1', limits };
const png = Buffer.alloc(50_000, 7);
const bomb = gzipSync(Buffer.alloc(20_000_000));

const answers = (forbidden: number): Answer => {
	const leadTo = (location: string) => (response: ServerResponse) =>
		response.writeHead(302, { location }).end();
	return byPath({
		'/good': (response) => response.writeHead(200, { 'content-length': png.length }).end(png),
		'/chunked': (response) => response.end(png),
		'/to-good': (response) => response.writeHead(301, { location: '/good' }).end(),
		'/to-loopback': leadTo(`http://127.0.0.2:${forbidden}/`),
		'/to-decimal': leadTo(`http://2130706434:${forbidden}/`),
		'/to-ipv6': leadTo(`https://[::1]:${forbidden}/`),
		'/to-localhost': leadTo(`https://localhost:${forbidden}/`),
		'/to-metadata': leadTo('https://169.254.169.254/latest/meta-data/'),
		'/to-file': leadTo('file:///etc/passwd'),
		'/to-name': leadTo(`https://rebound.example.com:${forbidden}/`),
		'/to-login': leadTo(`https://files.example.com@127.0.0.2:${forbidden}/`),
		'/round': leadTo('/round'),
		'/nowhere': (response) => response.writeHead(302).end(),
		'/announces-much': (response) => {
			response.writeHead(200, { 'content-length': 10_000_000_000 });
			response.write('x');
		},
		'/endless': (response) => {
			const more = () => {
				while (!response.destroyed && response.write(png)) continue;
			};
			response.on('drain', more);
			more();
		},
		'/bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
		'/short': (response) => {
			response.writeHead(200, { 'content-length': png.length + 10 });
			response.write(png, () => response.socket?.end());
		},
		'/cut': (response) => {
			response.write('x', () => response.socket?.resetAndDestroy());
		},
		'/mute': () => undefined,
		'/stops': (response) => {
			response.write(png);
		},
		'/drips': (response) => {
			const timer = setInterval(() => response.write('x'), 40);
			response.on('close', () => clearInterval(timer));
		},
		'/drips-headers': (response) => {
			response.socket?.write('HTTP/1.1 200 OK\r\n');
			const timer = setInterval(() => response.socket?.write('X-A: b\r\n'), 40);
			response.socket?.on('close', () => clearInterval(timer));
		},
		'/login': (response) => response.writeHead(401).end(),
		'/broken': (response) => response.writeHead(503).end(),
	});
};

describe('a hostile address', () => {
	let forbidden: Listener;
	let host: Listener & { requests: string[] };
	const at = (path: string) => `http://127.0.0.1:${host.port}${path}`;

	beforeAll(async () => {
		forbidden = await openForbidden();
		host = await openFileHost(answers(forbidden.port));
	});
	afterAll(async () => {
		await Promise.all([forbidden.close(), host.close()]);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		// Nothing in this file may ever get there.
		expect(forbidden.connections()).toBe(0);
	});

	test('the host of these tests gives out files', async () => {
		expect(await fetched(at('/good'), here)).toEqual({ bytes: png.length });
		expect(await fetched(at('/chunked'), here)).toEqual({ bytes: png.length });
		expect(await fetched(at('/to-good'), here)).toEqual({ bytes: png.length });
	});

	test('is refused in every spelling, with a reason and something to do', async () => {
		const list = hostileUrls(forbidden.port);
		expect(list.length).toBeGreaterThanOrEqual(60);
		const outcomes = [];
		for (const [url] of list) outcomes.push(await fetched(url));
		expect(outcomes.map((one, index) => [list[index]?.[0], 'code' in one && one.code])).toEqual(
			list.map((one) => [...one]),
		);
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				message: expect.stringMatching(/\w.{20,}\.$/) as unknown,
				hint: expect.stringMatching(/\w.{20,}\.$/) as unknown,
			});
		}
	});

	test.each([
		['this machine', ['127.0.0.1']],
		['this machine by IPv6', ['::1']],
		['this machine in IPv6 form', ['::ffff:127.0.0.1']],
		['a private network beside a public host', ['93.184.216.34', '10.0.0.5']],
		['the metadata service of a cloud', ['169.254.169.254']],
		['a shared carrier network', ['100.64.3.2']],
		['no address at all', ['0.0.0.0']],
	])('is refused where its name leads to %s', async (_what, addresses) => {
		fakeNames({ 'files.example.com': [addresses] });
		const url = `https://files.example.com:${forbidden.port}/cat.png`;
		expect(await fetched(url)).toMatchObject({ code: 'address_private' });
	});

	test('is refused where its name is nobody’s', async () => {
		fakeNames({});
		const outcome = await fetched('https://files.example.com/cat.png');
		expect(outcome).toMatchObject({ code: 'address_unresolved' });
	});

	test('whose name leads elsewhere a moment later is connected to as it was checked', async () => {
		const other = await openFileHost((_path, response) => response.end('other'), '127.0.0.2');
		const { looks } = fakeNames({ localhost: [['127.0.0.1'], ['127.0.0.2']] });
		const url = `http://localhost:${host.port}/good`;
		const outcome = await fetched(url, { sandboxHost: 'localhost', limits });
		expect(outcome).toEqual({ bytes: png.length });
		expect(looks).toEqual(['localhost']);
		expect(other.connections()).toBe(0);
		await other.close();
	});

	test('is asked for its certificate by its name, whatever address it is connected to by', async () => {
		const names: string[] = [];
		const server = createTlsServer({
			SNICallback: (name, done) => {
				names.push(name);
				done(new Error('no certificate here'));
			},
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		fakeNames({ localhost: [['127.0.0.1'], ['127.0.0.2']] });
		const outcome = await fetched(`https://localhost:${port}/`, { sandboxHost: 'localhost' });
		expect(outcome).toHaveProperty('code');
		expect(names).toEqual(['localhost']);
		await new Promise((resolve) => server.close(resolve));
	});

	test.each([
		['/to-loopback', 'address_not_https'],
		['/to-decimal', 'address_not_https'],
		['/to-ipv6', 'address_private'],
		['/to-localhost', 'address_private'],
		['/to-metadata', 'address_private'],
		['/to-file', 'address_not_https'],
		['/to-name', 'address_private'],
		['/to-login', 'address_with_login'],
		['/round', 'too_many_redirects'],
		['/nowhere', 'redirect_nowhere'],
	])('that leads on, %s, is refused: %s', async (path, code) => {
		fakeNames({ 'rebound.example.com': [['127.0.0.1']] });
		expect(await fetched(at(path), here)).toMatchObject({ code });
	});

	test.each([
		['/announces-much', 'file_too_large'],
		['/endless', 'file_too_large'],
		['/bomb', 'file_too_large'],
		['/short', 'file_size_wrong'],
		['/cut', 'file_cut'],
		['/mute', 'file_too_slow'],
		['/stops', 'file_too_slow'],
		['/drips', 'file_too_slow'],
		['/drips-headers', 'file_too_slow'],
		['/login', 'file_not_there'],
		['/broken', 'file_host_down'],
		['/gone', 'file_not_there'],
	])('whose host misbehaves, %s, is cut: %s', async (path, code) => {
		expect(await fetched(at(path), here)).toMatchObject({ code });
	});

	test('by name is refused by an n8n that cannot look names up, unless the seller vouches', async () => {
		const asked: Array<string | undefined> = [];
		const old = {
			get: async (request: FileGet) => {
				asked.push(request.connectTo);
				return await Promise.resolve({ kind: 'none', reason: 'not_sent', detail: '' } as const);
			},
		};
		const url = 'https://files.example.com/cat.png';
		expect(await fetched(url, {}, old)).toMatchObject({ code: 'address_uncheckable' });
		expect(asked).toEqual([]);
		const vouched = await fetched(url, { trustedHosts: ['files.example.com'] }, old);
		expect(vouched).toMatchObject({ code: 'file_host_down' });
		expect(asked).toEqual([undefined]);
	});
});
