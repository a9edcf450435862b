import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { checkPicture } from '../../../core/artwork/render/picture';
import { ArtworkTransfer } from '../../../nodes/ArtworkTransfer/ArtworkTransfer.node';
import { fetched } from '../../support/artwork/fetching';
import { openFileHost, type Listener } from '../../support/artwork/listeners';
import { pngBomb } from '../../support/artwork/odd-files';
import { openStudio, type Studio } from '../../support/artwork/studio';
import { keepFilesIn, storedItem } from '../../support/binary-store';
import { runNode } from '../../support/engine';
import { nameField } from '../../support/render/draw';

const MB = 1024 * 1024;

/** Sends a byte every so many milliseconds, and never ends. */
function drip(response: ServerResponse, everyMs: number): void {
	const timer = setInterval(() => response.write('x'), everyMs);
	response.on('close', () => clearInterval(timer));
}

describe('a download', () => {
	let host: Listener & { requests: string[] };
	beforeAll(async () => {
		host = await openFileHost((path, response) => {
			const left = Number(/^\/hops\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
			if (left > 0) response.writeHead(302, { location: `/hops/${left - 1}` }).end();
			else if (left === 0) response.end('the file');
			else if (path === '/stops') response.write('x');
			else if (path === '/drips') drip(response, 20);
		});
	});
	afterAll(async () => {
		await host.close();
	});
	const get = async (path: string, limits: object) =>
		await fetched(`http://127.0.0.1:${host.port}${path}`, { sandboxHost: '127.0.0.1', limits });

	const never = { answerMs: 60_000, silenceMs: 60_000, totalMs: 60_000, minBytesPerSecond: 0 };
	test.each([
		['does not begin', '/mute', { answerMs: 300 }, 'did not answer within'],
		['stops', '/stops', { silenceMs: 300 }, 'stopped sending'],
		['is too slow to end', '/drips', { silenceMs: 300, minBytesPerSecond: 2048 }, 'so slowly'],
		['never ends at a good pace', '/drips', { totalMs: 700 }, 'did not arrive within'],
	])('that %s is cut by a bound of its own', async (_what, path, bound, message) => {
		expect(await get(path, { ...never, ...bound })).toMatchObject({
			code: 'file_too_slow',
			message: expect.stringContaining(message) as unknown,
		});
	});

	test('follows five redirects and no sixth', async () => {
		expect(await get('/hops/5', {})).toEqual({ bytes: 8 });
		expect(await get('/hops/6', {})).toMatchObject({ code: 'too_many_redirects' });
		expect(host.requests.filter((path) => path === '/hops/0')).toHaveLength(1);
	});
});

describe('Largest File', () => {
	let studio: Studio;
	const folder = mkdtempSync(join(tmpdir(), 'pod-bounds-'));
	beforeAll(async () => {
		await keepFilesIn(folder);
		studio = await openStudio();
	});
	afterAll(async () => {
		await studio.close();
		await rm(folder, { recursive: true, force: true });
	});
	const target = { target: 'provider', provider: 'printify', options: { largestMegabytes: 1 } };

	test.each(['url', 'binary'])('holds for a file by %s; nothing is sent', async (source) => {
		const big = Buffer.alloc(MB + 1, 7);
		studio.files.set('/big.png', big);
		const parameters = { ...target, source, fileUrl: studio.at('/big.png') };
		const done = await studio.transfer(parameters, [await storedItem(big)]);
		expect(done.failed).toMatchObject([{ failure: { code: 'file_too_large' } }]);
		expect(studio.operations()).not.toContain('uploadAnImage');
	});
});

describe('Render', () => {
	test('reads no template of more than 40 MB', async () => {
		const svg = Buffer.from(nameField().padEnd(40 * MB + 1));
		const { outputs } = await runNode({
			node: new ArtworkTransfer(),
			parameters: {
				...{ operation: 'render', templateSource: 'binary', templateField: 'data' },
				...{ printWidth: 240, printHeight: 240, printUnit: 'px', dpi: 100 },
			},
			inputs: [[await storedItem(svg)]],
			onError: 'continueErrorOutput',
		});
		expect(outputs[2]).toMatchObject([
			{ json: { failure: { message: expect.stringContaining('larger than 40 MB') as unknown } } },
		]);
	});

	test('takes no picture of a buyer with more than 60 million pixels', async () => {
		expect(await checkPicture(pngBomb(7000))).not.toHaveProperty('refused.message');
		expect(await checkPicture(pngBomb(8000))).toMatchObject({
			refused: { message: expect.stringContaining('8000 x 8000') as unknown },
		});
	});
});
