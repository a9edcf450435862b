/**
 * Turns a path pattern of a fault rule into a test.
 * @param pattern a glob (`*` stands for anything within one segment, `**` for anything at all), or
 *   a regular expression when it begins with `^`. Both are held against the path without query.
 * @throws SyntaxError when the regular expression is not valid.
 */
export function compilePathPattern(pattern: string): (path: string) => boolean {
	const source = pattern.startsWith('^') ? pattern : globToRegex(pattern);
	const regex = new RegExp(source);
	return (path) => regex.test(path);
}

function globToRegex(glob: string): string {
	const parts = glob.split(/(\*\*|\*)/).map((part) => {
		if (part === '**') return '.*';
		if (part === '*') return '[^/]*';
		return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
	});
	return `^${parts.join('')}$`;
}
