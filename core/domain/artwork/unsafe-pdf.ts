import type { Fault, HeaderTools } from './header';
import { PdfTokens, type PdfListener } from './formats/pdf-tokens';

/** Names by which a PDF runs something. */
const SCRIPTS = new Set([
	...['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'RichMedia', 'XFA'],
	...['Movie', 'Rendition', 'GoToE'],
]);
/** Names by which it reaches out of itself. */
const EXTERNAL = new Set(['GoToR', 'OPI', 'FFilter']);
/** Names by which other files lie in it. */
const ATTACHED = new Set(['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment']);
/** Objects packed together; longer ones are refused unread. */
const MOST_PACKED = 2 * 1024 * 1024;
const MOST_UNPACKED = 32 * 1024 * 1024;
const MOST_UNPACKED_IN_ALL = 256 * 1024 * 1024;
const DEEPEST = 100;

/** A page as it is printed, in points. */
export interface PdfPage {
	box?: number[];
	rotate: number;
}

interface Dictionary {
	type?: string;
	key?: string;
	box: number[];
	rotate: number;
	filters: string[];
}

const newDictionary = (): Dictionary => ({ box: [], rotate: 0, filters: [] });

/**
 * Looks through a PDF piece by piece, also in objects that are packed, for what must not be sent
 * to a printer, and notes its pages on the way.
 */
export class PdfCheck implements PdfListener {
	pages = 0;
	first?: PdfPage;
	/** The size that pages take over from those above them. */
	inherited?: number[];
	private readonly found = new Map<string, Fault>();
	private readonly tokens = new PdfTokens(this);
	private depth = 0;
	private own = newDictionary();
	private unpacked = 0;

	constructor(private readonly tools: HeaderTools | undefined) {}

	/** Takes the next bytes of the file, cut anywhere. */
	push(data: Uint8Array): void {
		this.tokens.push(data);
	}

	/** What was found; each only once. */
	end(): Fault[] {
		this.tokens.end();
		return [...this.found.values()];
	}

	name(name: string): void {
		if (SCRIPTS.has(name)) this.note('script', `/${name}`);
		if (EXTERNAL.has(name)) this.note('external', `/${name}`);
		if (ATTACHED.has(name)) this.note('attached', `/${name}`);
		if (name === 'Encrypt') this.note('encrypted', '/Encrypt');
		if (this.depth !== 1) return;
		const { own } = this;
		if (own.key === 'Type') own.type = name;
		if (own.key === 'Filter' && /Decode$|^Fl$/.test(name)) {
			own.filters.push(name);
			return;
		}
		own.key = own.key === 'Type' ? undefined : name;
	}

	word(word: string): void {
		if (this.depth !== 1) return;
		const { own } = this;
		const value = Number(word);
		if (own.key === 'MediaBox' && own.box.length < 4) own.box.push(value);
		if (own.key === 'Rotate') own.rotate = value;
	}

	open(): void {
		this.depth += 1;
		if (this.depth === 1) this.own = newDictionary();
		if (this.depth > DEEPEST) this.note('unchecked', 'it has too many levels');
	}

	close(): void {
		this.depth = Math.max(0, this.depth - 1);
		if (this.depth > 0) return;
		const { type, box, rotate } = this.own;
		const isBox = box.length === 4 && box.every(Number.isFinite);
		if (type === 'Pages' && isBox) this.inherited ??= box;
		if (type !== 'Page') return;
		this.pages += 1;
		this.first ??= { ...(isBox ? { box } : {}), rotate };
	}

	stream(): number {
		this.depth = 0;
		return this.own.type === 'ObjStm' ? MOST_PACKED : 0;
	}

	packed(data: Uint8Array, isWhole: boolean): void {
		const { filters } = this.own;
		const isPlain = filters.length === 0;
		const isFlate = filters.length === 1 && ['FlateDecode', 'Fl'].includes(filters[0] ?? '');
		const content = isPlain ? data : isFlate ? this.tools?.inflate(data, MOST_UNPACKED) : undefined;
		this.unpacked += content?.length ?? 0;
		const isTooMuch = this.unpacked > MOST_UNPACKED_IN_ALL || content?.length === MOST_UNPACKED;
		if (content === undefined || !isWhole || isTooMuch) {
			this.note('unchecked', 'objects in it cannot be unpacked');
			return;
		}
		const inner = new PdfTokens(this);
		this.depth = 0;
		inner.push(content);
		inner.end();
		this.depth = 0;
	}

	odd(detail: string): void {
		this.note('unchecked', detail);
	}

	private note(code: Fault['code'], detail: string): void {
		if (this.found.size < 20) this.found.set(`${code} ${detail}`, { code, detail });
	}
}
