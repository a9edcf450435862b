import { tmpdir } from 'node:os';
import { formatElapsed, formatSize, withProgress } from '../../../host/progress';

describe('progress', () => {
	it('writes times and sizes for people', () => {
		expect(formatElapsed(75_400)).toBe('75 s');
		expect(formatElapsed(185_000)).toBe('3 min 05 s');
		expect(formatSize(512e6)).toBe('512 MB');
		expect(formatSize(2.94e9)).toBe('2.9 GB');
		expect(formatSize(-1)).toBe('0 MB');
	});

	it('says when it starts and when it is done, and hands on the result', async () => {
		const lines: string[] = [];
		const task = async () => 'result';
		expect(await withProgress('Working', tmpdir(), (line) => lines.push(line), task)).toBe(
			'result',
		);
		expect(lines).toEqual(['Working ...', expect.stringMatching(/^Working: done in \d+ s, /)]);
	});

	it('does not say done when the task failed', async () => {
		const lines: string[] = [];
		const task = async () => await Promise.reject(new Error('broken'));
		const log = (line: string) => lines.push(line);
		await expect(withProgress('Working', tmpdir(), log, task)).rejects.toThrow('broken');
		expect(lines).toEqual(['Working ...']);
	});
});
