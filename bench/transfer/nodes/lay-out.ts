import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/** Our files, and what n8n wants them to be called. */
const FILES = {
	'nodes/plain-pipe.ts': 'nodes/PlainPipe.node.js',
	'nodes/keep-made-file.ts': 'nodes/KeepMadeFile.node.js',
	'made-file.ts': 'made-file.js',
};

/** Nodes of the bench in a folder of their own, from which n8n loads them as `CUSTOM.<name>`. */
export function layOutNodes(): { folder: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'pod-bench-nodes-'));
	mkdirSync(join(folder, 'nodes'));
	const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
	for (const [from, to] of Object.entries(FILES)) {
		const source = readFileSync(join(__dirname, '..', from), 'utf8');
		writeFileSync(join(folder, to), transpileModule(source, { compilerOptions }).outputText);
	}
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
