import { hasArtwork } from './ready-artwork';
import type { LineRule } from './rule';

/** A line with words of the buyer's and nothing that could be printed. */
export const personalised: LineRule = (line) =>
	line.personalization.length > 0 && !hasArtwork(line)
		? {
				code: 'personalised',
				category: 'capability',
				message: `The buyer personalised "${line.title}", and no print file with it exists.`,
				hint: 'Make the print file and order this line by hand at the printer, or enter a print file in POD Variant Map: then you can approve it as it is.',
				fields: ['personalization'],
			}
		: null;
