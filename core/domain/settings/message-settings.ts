import { oneOf, type Reader } from '../planning/setting-texts';
import { eMail, eMails, openAddress } from './addresses';

/** Where messages go. `none`: nowhere. */
export const MESSAGE_CHANNELS = ['none', 'email', 'slack', 'telegram', 'webhook'] as const;

/** The name of a way for messages. */
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** A setting as `planning/setting-table.ts` has them, with its meaning in a seller's words. */
interface MessageSetting {
	name: string;
	default: string;
	read: Reader<unknown>;
	hint: string;
	meaning: string;
	/** The channel that cannot do without it. */
	neededFor?: MessageChannel;
}

const orNone =
	<T>(read: Reader<T>): Reader<T | null> =>
	(text) =>
		text === 'none' ? null : read(text);

const matching =
	(pattern: RegExp): Reader<string> =>
	(text) =>
		pattern.test(text) ? text : undefined;

/** Every setting about messages, in the order in which the page of the tables tells them. */
export const MESSAGE_SETTINGS: readonly MessageSetting[] = [
	{
		name: 'message_channel',
		default: 'none',
		read: oneOf(...MESSAGE_CHANNELS),
		hint: `Enter ${MESSAGE_CHANNELS.slice(0, -1).join(', ')} or webhook.`,
		meaning:
			'How the workflows write to you: email, slack, telegram or webhook, or none. Connect the same step in Send a message.',
	},
	{
		name: 'message_email_to',
		default: 'none',
		read: orNone(eMails),
		hint: 'Enter e-mail addresses with commas between, such as you@example.com, or none.',
		meaning: 'For email: who gets the messages.',
		neededFor: 'email',
	},
	{
		name: 'message_email_from',
		default: 'none',
		read: orNone(eMail),
		hint: 'Enter one e-mail address, such as shop@example.com, or none.',
		meaning: 'For email: the sender, as your mail server wants it.',
		neededFor: 'email',
	},
	{
		name: 'message_slack_channel',
		default: 'none',
		read: orNone(matching(/^#?[^\s#]{1,80}$/)),
		hint: 'Enter a channel, such as #orders, or none.',
		meaning: 'For slack: the channel.',
		neededFor: 'slack',
	},
	{
		name: 'message_telegram_chat',
		default: 'none',
		read: orNone(matching(/^(?:-?\d{1,20}|@\w{4,32})$/)),
		hint: 'Enter the number of the chat, such as 123456789, or the name of a channel, such as @orders, or none.',
		meaning: 'For telegram: the chat.',
		neededFor: 'telegram',
	},
	{
		name: 'message_webhook_url',
		default: 'none',
		read: orNone(openAddress),
		hint: 'Enter an address with https:// and no secret in it: the secret stands in the Header Auth credential of the step Webhook.',
		meaning:
			'For webhook: the address that gets title, lines and link as JSON. Its secret stands in a credential, not here.',
		neededFor: 'webhook',
	},
];

/**
 * Which settings the chosen channel still wants.
 * @param textOf the text of a setting, trimmed and in lower case
 * @returns name -> what to do
 */
export function missingForChannel(textOf: (name: string) => string): Map<string, string> {
	const channel = textOf('message_channel');
	const missing = MESSAGE_SETTINGS.filter(
		({ name, neededFor, default: none }) => neededFor === channel && textOf(name) === none,
	);
	return new Map(
		missing.map(({ name, hint }) => [
			name,
			`The channel ${channel} needs it. ${hint.replace(/, or none\./, '.')}`,
		]),
	);
}
