import { readFileSync } from 'node:fs';

/** Linux counts the processor's time in hundredths of a second on every machine of today. */
const TICK_MS = 10;

/** What Linux says of a process. */
export interface Stat {
	pid: string;
	parent: string;
	/** Of the processor: its own, and that of its children that have ended. */
	ownMs: number;
	endedMs: number;
}

/** Looks a process up; undefined where it has ended. Linux only. */
export function statOf(pid: string): Stat | undefined {
	try {
		// After the name, which may have blanks in it, come the state, the parent and many more.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
		const ms = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) * TICK_MS;
		return { pid, parent: fields[1] ?? '', ownMs: ms(11), endedMs: ms(13) };
	} catch {
		// It has ended meanwhile.
		return undefined;
	}
}
