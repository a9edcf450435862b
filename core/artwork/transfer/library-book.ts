import { z } from 'zod';
import type { LibraryRow } from './types';

/** The columns that a row is found by; the others are for people. */
const rowSchema = z.object({
	sha256: z
		.string()
		.trim()
		.toLowerCase()
		.regex(/^[0-9a-f]{64}$/),
	provider: z.string().trim().toLowerCase().min(1),
	providerFileId: z.union([z.string(), z.number()]).transform((id) => String(id).trim()),
});

type KnownRow = z.infer<typeof rowSchema>;

/** Which files are where, by the rows of `POD Artwork Library`. */
export class LibraryBook {
	private readonly known = new Map<string, KnownRow[]>();
	/** Rows that cannot be read; they are passed over, and their files sent again. */
	readonly unusable: number;

	constructor(rows: readonly unknown[]) {
		let unusable = 0;
		for (const row of rows) {
			const read = rowSchema.safeParse(row);
			if (!read.success || read.data.providerFileId === '') {
				unusable += 1;
				continue;
			}
			const key = LibraryBook.key(read.data);
			this.known.set(key, [...(this.known.get(key) ?? []), read.data]);
		}
		this.unusable = unusable;
	}

	private static key({ sha256, provider }: Pick<LibraryRow, 'sha256' | 'provider'>): string {
		return `${provider} ${sha256}`;
	}

	/** The ids under which a provider has a file, the newest row first. */
	idsOf(provider: string, sha256: string): string[] {
		const rows = this.known.get(LibraryBook.key({ provider, sha256 })) ?? [];
		return rows.map(({ providerFileId }) => providerFileId).reverse();
	}
}
