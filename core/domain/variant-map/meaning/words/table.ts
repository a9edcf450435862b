/**
 * What a word speaks of. `noise` says nothing: a reader passes over it. `strange`: a
 * word that is known to nobody but the seller and the printer.
 */
export type WordKind =
	| 'audience'
	| 'colour'
	| 'extra'
	| 'noise'
	| 'other'
	| 'product'
	| 'size'
	| 'strange';

/**
 * Meanings and the words for them, separated by commas; English, German, French, Spanish, without
 * accents. A meaning is a word for itself.
 */
export type WordTable = Readonly<Record<string, string>>;
