import { answersOf } from './personalization';
import type { LineRule } from './rule';

/** Control, private and half characters, and the sign that stands for a lost one. */
const BROKEN = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\uFFFD]/u;
const SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

function isReadable(answer: string): boolean {
	return SOMETHING.test(answer) && !BROKEN.test(answer.replace(/[\t\r\n]/g, ' '));
}

/** What the buyer wrote has characters that got lost, or nothing that could be printed. */
export const personalizationUnreadable: LineRule = (line) =>
	answersOf(line).every(({ answer }) => isReadable(answer))
		? null
		: {
				code: 'personalization_unreadable',
				category: 'validation',
				message: `What the buyer wrote for "${line.title}" cannot be read.`,
				hint: 'Ask the buyer on Etsy what it should say, then order this line by hand at the printer.',
				fields: ['personalization'],
			};
