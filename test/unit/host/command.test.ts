import { npmEnv, runCommand } from '../../../host/command';
import { N8N_VERSION, OLDEST_HOST } from '../../../host/cache';
import { hostEnv } from '../../../host/env';
import { freePorts } from '../../../host/ports';
import { findProgram } from '../../../host/system-packages';

describe('running programs', () => {
	it('returns what a program says', async () => {
		expect(await runCommand('echo', ['hello'])).toBe('hello\n');
	});

	it('shows the end of the output of one that fails', async () => {
		const script = 'for i in 1 2 3; do echo line $i; done; echo oh no >&2; exit 3';
		await expect(runCommand('sh', ['-c', script], { tailLines: 2 })).rejects.toThrow(
			/ended with 3:\n(line 3\noh no|oh no\nline 3)/,
		);
	});

	it('says when there is no such program', async () => {
		await expect(runCommand('no-such-program', [])).rejects.toThrow('could not be started');
		expect(findProgram('no-such-program')).toBeUndefined();
		expect(findProgram('sh')).toMatch(/\/sh$/);
	});
});

describe('environments', () => {
	const outer = process.env;

	afterEach(() => {
		process.env = outer;
	});

	it('gives npm nothing of the npm that runs us, but its registry', () => {
		process.env = {
			PATH: '/bin',
			npm_package_name: 'x',
			npm_config_ignore_scripts: 'true',
			npm_config_registry: 'kept',
			NODE_OPTIONS: '--import tsx',
		};
		expect(npmEnv('/node24')).toEqual({ PATH: '/node24:/bin', npm_config_registry: 'kept' });
	});

	it('gives n8n nothing of the caller’s, and lets settings win', () => {
		const settings = {
			n8nVersion: N8N_VERSION,
			userFolder: '/u',
			nodeBin: '/n/bin/node',
			port: 1,
			brokerPort: 2,
			url: 'http://127.0.0.1:1',
			extra: { TZ: 'Europe/Berlin' },
		};
		const env = hostEnv(settings, { PATH: '/bin', N8N_PORT: '9', HTTP_PROXY: 'x', SECRET: 's' });
		expect(env).toMatchObject({ PATH: '/n/bin:/bin', N8N_PORT: '1', TZ: 'Europe/Berlin' });
		expect(env).toMatchObject({ WEBHOOK_URL: settings.url, N8N_LISTEN_ADDRESS: '127.0.0.1' });
		expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['SECRET']));
		expect(env.HTTP_PROXY).toBeUndefined();
		expect(env.N8N_DISABLED_MODULES).toContain('mcp');
		const old = hostEnv({ ...settings, n8nVersion: OLDEST_HOST.n8nVersion });
		expect(old.N8N_DISABLED_MODULES).toBeUndefined();
	});
});

describe('free ports', () => {
	it('are different ones', async () => {
		const ports = await freePorts(5);
		expect(new Set(ports).size).toBe(5);
		expect(ports.every((port) => port > 1023)).toBe(true);
	});
});
