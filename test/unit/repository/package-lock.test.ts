import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
	version: string;
	resolved?: string;
	optionalDependencies?: Record<string, string>;
}

const file = join(__dirname, '..', '..', '..', 'package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
	packages: Record<string, LockedPackage>;
};

describe('package-lock.json', () => {
	// npm leaves out what a registry mirror does not have, and `npm ci` then refuses the file.
	it('has the optional packages of every platform', () => {
		const missing = Object.values(packages)
			.flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
			.filter(
				(name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
			);
		expect(missing).toEqual([]);
	});

	it('names no registry', () => {
		const named = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('//'));
		expect(named).toEqual([]);
	});
});
