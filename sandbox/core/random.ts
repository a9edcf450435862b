/**
 * A small seeded random number generator (mulberry32). Same seed, same numbers, on every machine.
 * Not for secrets; the sandbox has none.
 */
export class SeededRandom {
	private state: number;

	constructor(private seed: number) {
		this.state = seed >>> 0;
	}

	/** A number from 0 (included) to 1 (excluded). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from `min` to `max`, both included. */
	int(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	/** True with the given probability (0 to 1). */
	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** One item of a list that is not empty. */
	pick<T>(items: readonly T[]): T {
		const item = items[this.int(0, items.length - 1)];
		if (item === undefined) throw new RangeError('Cannot pick from an empty list');
		return item;
	}

	/** A new list with the same items in another order. */
	shuffle<T>(items: readonly T[]): T[] {
		const result = [...items];
		for (let i = result.length - 1; i > 0; i--) {
			const j = this.int(0, i);
			const a = result[i] as T;
			result[i] = result[j] as T;
			result[j] = a;
		}
		return result;
	}

	/** A string of hexadecimal digits, for ids and tokens. */
	hex(length: number): string {
		let text = '';
		while (text.length < length) text += Math.floor(this.next() * 16).toString(16);
		return text;
	}

	/** An independent generator whose numbers depend on this seed and the label only. */
	fork(label: string): SeededRandom {
		return new SeededRandom(hashText(`${this.seed}:${label}`));
	}

	/** Back to the first number, of another seed if one is given. */
	reset(seed = this.seed): void {
		this.seed = seed;
		this.state = seed >>> 0;
	}
}

/** A 32-bit hash of a text (FNV-1a), to derive seeds from names. */
export function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}
