import fc from 'fast-check';
import { parseSettings } from '../../../../core/domain/planning/settings';
import {
	checkSettings,
	KNOWN_SETTINGS,
	type SettingRow,
} from '../../../../core/domain/settings/check-settings';
import { SETTING_GROUPS } from '../../../../core/domain/settings/setting-groups';
import { DEFAULT_SETTINGS } from '../../../support/default-settings';

const rows = (table: Record<string, unknown>): SettingRow[] =>
	Object.entries(table).map(([name, value]) => ({ name, value }));
const problemsOf = (table: Record<string, unknown>) =>
	checkSettings(rows(table)).flatMap(({ name, usable, problem }) =>
		usable ? [] : [[name, problem]],
	);
const one = (name: string, table: Record<string, unknown>) =>
	checkSettings(rows(table)).find((setting) => setting.name === name);

it('lists every setting once, in a group, with words, and its default is usable', () => {
	const names = KNOWN_SETTINGS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual(expect.arrayContaining(Object.keys(DEFAULT_SETTINGS)));
	for (const { group, meaning, hint } of KNOWN_SETTINGS) {
		expect(SETTING_GROUPS).toContain(group);
		expect(meaning).toMatch(/\.$/);
		expect(hint).toMatch(/\.$/);
	}
	expect(problemsOf({})).toEqual([]);
});

it('gives what was entered, and the default where nothing was', () => {
	expect(one('route', {})).toMatchObject({ value: 'direct', isThere: false });
	expect(one('route', { route: ' ' })).toMatchObject({ value: 'direct', isThere: true });
	expect(one('route', { route: ' Auto ' })).toMatchObject({ value: 'Auto', isThere: true });
	expect(one('etsy_access', { etsy_access: 'x' })).toBeUndefined();
});

it('takes the last of several rows, as the plan does', () => {
	const [first, last] = [rows({ route: 'direct' }), rows({ route: 'auto' })];
	const found = checkSettings([...first, ...last]).find(({ name }) => name === 'route');
	expect(found?.value).toBe('auto');
});

it('refuses exactly what the plan refuses', () => {
	const planned = Object.keys(DEFAULT_SETTINGS);
	const text = fc.oneof(
		fc.constantFrom('off', 'none', 'all', '5', '3.00 USD', '15%', 'US, CA', 'yes', 'hold', 'fixed'),
		fc.string(),
	);
	const table = fc.dictionary(fc.constantFrom(...planned), text, { maxKeys: 3 });
	fc.assert(
		fc.property(table, (given) => {
			const refused = problemsOf(given).filter(([name = '']) => planned.includes(name));
			expect(refused.length === 0).toBe(parseSettings(given).ok);
		}),
	);
});

it.each([
	['email', ['message_email_to', 'message_email_from']],
	['Slack', ['message_slack_channel']],
	['telegram', ['message_telegram_chat']],
	['webhook', ['message_webhook_url']],
	['none', []],
])('wants for the channel %s what belongs to it', (message_channel, wanted) => {
	const problems = problemsOf({ message_channel });
	expect(problems.map(([name]) => name)).toEqual(wanted);
	for (const [, problem] of problems) expect(problem).toMatch(/^The channel \w+ needs it\. Enter /);
});

it.each([
	['message_email_to', 'you@example.com; helper@example.com', 'you'],
	['message_email_from', 'shop@example.com', 'a@example.com, b@example.com'],
	['message_slack_channel', '#orders', '#orders and more'],
	['message_telegram_chat', '-1001234567890', 'my chat'],
	['message_webhook_url', 'https://example.com/hook/7', 'http://example.com/hook'],
	['message_webhook_url', 'http://127.0.0.1:5678/webhook/x', 'https://example.com/?token=1'],
	['message_webhook_url', 'https://example.com', 'https://me:pass@example.com/'],
	['message_webhook_url', 'none', 'https://hooks.slack.com/services/T0/B0/x'],
	['message_webhook_url', 'None', 'https://discord.com/api/webhooks/1/x'],
])('%s may be %s, but not %s', (name, good, bad) => {
	expect(problemsOf({ [name]: good })).toEqual([]);
	expect(problemsOf({ [name]: bad }).map(([wrong]) => wrong)).toEqual([name]);
});
