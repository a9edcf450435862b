/** What {@link PdfTokens} tells of. */
export interface PdfListener {
	/** A name such as `/Type`, without its slash and with its escapes resolved. */
	name(name: string): void;
	/** A number or a keyword. */
	word(word: string): void;
	/** A dictionary begins, perhaps within another. */
	open(): void;
	/** The innermost dictionary ends. */
	close(): void;
	/** A stream begins. @returns bytes of it that are wanted; 0 for none */
	stream(): number;
	/** The wanted bytes of a stream, or all of a shorter one. */
	packed(data: Uint8Array, isWhole: boolean): void;
	/** Something that an honest file does not hold. */
	odd(detail: string): void;
}

type State = 'plain' | 'comment' | 'text' | 'hex' | 'less' | 'greater' | 'name' | 'word' | 'stream';

const code = (char: string) => char.charCodeAt(0);
const LONGEST_WORD = 128;
const END = [...'endstream'].map(code);
const DELIMITERS = new Set([...'()<>[]{}/%'].map(code));
const BLANKS = new Set([0, 9, 10, 12, 13, 32]);
const ENDS_OBJECT = 'endobj';

/**
 * How much of a pattern stands after a further byte; for `endstream`, which begins as it goes on.
 */
function matchedEnd(matched: number, byte: number): number {
	if (byte === END[matched]) return matched + 1;
	if (matched === 7 && byte === END[1]) return 2;
	return byte === END[0] ? 1 : 0;
}

/**
 * Takes a PDF apart as it comes in, whatever the pieces: names, words and where dictionaries begin
 * and end. The content of texts and streams is passed over, so that chance bytes in a picture are
 * not taken for a script.
 */
export class PdfTokens {
	private state: State = 'plain';
	private current = '';
	private depth = 0;
	private isEscaped = false;
	private wasClosed = false;
	private matched = 0;
	private wanted = 0;
	private taken: number[] = [];

	constructor(private readonly listener: PdfListener) {}

	/** Takes the next bytes, cut anywhere, and tells the listener what they hold. */
	push(data: Uint8Array): void {
		for (const byte of data) this.byte(byte);
	}

	/** The end of the data ends what is open. */
	end(): void {
		this.byte(10);
	}

	private byte(byte: number): void {
		switch (this.state) {
			case 'stream':
				return this.inStream(byte);
			case 'text':
				return this.inText(byte);
			case 'comment':
				if (byte === 10 || byte === 13) this.state = 'plain';
				return;
			case 'hex':
				return this.inHex(byte);
			case 'less':
				return this.afterLess(byte);
			case 'greater':
				this.state = 'plain';
				if (byte !== code('>')) return this.inPlain(byte);
				this.wasClosed = true;
				return this.listener.close();
			case 'name':
			case 'word':
				return this.inWord(byte);
			default:
				return this.inPlain(byte);
		}
	}

	private inPlain(byte: number): void {
		if (BLANKS.has(byte)) return;
		const char = String.fromCharCode(byte);
		const next = { '%': 'comment', '(': 'text', '<': 'less', '>': 'greater', '/': 'name' }[char];
		this.current = '';
		if (next === undefined) {
			if (DELIMITERS.has(byte)) return;
			this.state = 'word';
			this.current = char;
			return;
		}
		this.state = next as State;
		if (next === 'text') this.depth = 1;
		if (next !== 'comment') this.wasClosed = false;
	}

	private inWord(byte: number): void {
		if (!BLANKS.has(byte) && !DELIMITERS.has(byte)) {
			if (this.current.length < LONGEST_WORD) this.current += String.fromCharCode(byte);
			return;
		}
		const { state, current, wasClosed } = this;
		this.state = 'plain';
		this.wasClosed = false;
		if (state === 'name') {
			const plain = current.replace(/#([0-9a-f]{2})/gi, (_all, hex: string) =>
				String.fromCharCode(parseInt(hex, 16)),
			);
			this.listener.name(plain);
		} else if (current === 'stream' && wasClosed) {
			this.state = 'stream';
			this.matched = 0;
			this.taken = [];
			this.wanted = this.listener.stream();
			// The line end after the keyword is one or two bytes; unpacking does not mind neither.
			if (byte !== 13 && byte !== 10) this.inStream(byte);
			return;
		} else this.listener.word(current);
		this.inPlain(byte);
	}

	private inStream(byte: number): void {
		this.matched = matchedEnd(this.matched, byte);
		if (this.taken.length < this.wanted) {
			const isLineEnd = byte === 10 && this.taken.length === 0;
			if (!isLineEnd) this.taken.push(byte);
		}
		if (this.matched < END.length) return;
		if (this.wanted > 0) {
			const isWhole = this.taken.length < this.wanted;
			this.listener.packed(Uint8Array.from(this.taken), isWhole);
		}
		this.taken = [];
		this.state = 'plain';
	}

	/** An object that ends within a text is a sign that the file is to be read in two ways. */
	private inText(byte: number): void {
		this.current = (this.current + String.fromCharCode(byte)).slice(-ENDS_OBJECT.length);
		if (this.current === ENDS_OBJECT) this.listener.odd('an object ends within a text');
		if (this.isEscaped) {
			this.isEscaped = false;
			return;
		}
		if (byte === code('\\')) this.isEscaped = true;
		else if (byte === code('(')) this.depth += 1;
		else if (byte === code(')')) this.depth -= 1;
		if (this.depth === 0) this.state = 'plain';
	}

	private inHex(byte: number): void {
		if (byte === code('>')) this.state = 'plain';
		else if (!BLANKS.has(byte) && !/[0-9a-f]/i.test(String.fromCharCode(byte))) {
			this.listener.odd('a hexadecimal text');
			this.state = 'plain';
		}
	}

	private afterLess(byte: number): void {
		if (byte === code('<')) {
			this.state = 'plain';
			return this.listener.open();
		}
		this.state = 'hex';
		this.inHex(byte);
	}
}
