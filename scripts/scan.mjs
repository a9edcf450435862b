// n8n's scan of community packages, without the network: the source as n8n's reviewers lint it and
// the packed tarball as users get it. Usage: node scripts/scan.mjs TARBALL
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [tarball] = process.argv.slice(2);
if (!tarball) throw new Error('Usage: node scripts/scan.mjs TARBALL');

const unpacked = mkdtempSync(join(tmpdir(), 'pod-scan-'));
try {
	execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	const source = await scan('source', root, SOURCE_FILE_PATTERNS);
	const packed = await scan('tarball', unpacked, ['**/*.js', 'package.json']);
	process.exitCode = source && packed ? 0 : 1;
} finally {
	rmSync(unpacked, { recursive: true, force: true });
}

async function scan(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	const outcome = [passed ? 'clean' : 'NOT clean', message].filter(Boolean).join(': ');
	process.stdout.write(`Scan of the ${what}: ${outcome}\n${details ?? ''}`);
	return passed;
}
