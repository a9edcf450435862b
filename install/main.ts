/* eslint-disable no-console -- the command talks to whoever runs it */
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { InstallError } from './api-error';
import { Backup } from './backup';
import { installTemplates } from './install';
import { HELP, readOptions } from './options';
import type { Options } from './options';
import { PublicApi } from './public-api';
import { removeTemplates } from './remove';
import { reportText } from './report';
import type { Report } from './report';
import { readTemplateFolder } from './workflow';
import type { Template } from './workflow';

const TEMPLATES = join(__dirname, '..', 'workflows');

async function run(args: string[]): Promise<number> {
	const options = readOptions(args, process.env);
	if (!options) {
		console.log(HELP);
		return 0;
	}
	const templates = chosenOf(readTemplateFolder(TEMPLATES), options.only);
	const api = new PublicApi(options.url, options.apiKey);
	const backup = new Backup(options.backup, new Date());
	const report: Report = options.remove
		? await removeTemplates(api, templates, { ...options, backup, confirm: asking(options) })
		: await installTemplates(api, templates, { ...options, backup });
	console.log(reportText(report));
	return report.isIncomplete ? 1 : 0;
}

function chosenOf(templates: Template[], only: readonly string[]): Template[] {
	if (only.length === 0) return templates;
	const unknown = only.filter((name) => !templates.some(({ file }) => file === name));
	if (unknown.length > 0) {
		const known = templates.map(({ file }) => file).join(', ');
		throw new InstallError(`There is no workflow ${unknown.join(', ')}. There are: ${known}.`);
	}
	return templates.filter(({ file }) => only.includes(file));
}

function asking({ yes, url, withTables }: Options) {
	return async (names: string[]): Promise<boolean> => {
		if (yes) return true;
		if (!process.stdin.isTTY) {
			throw new InstallError('To remove without being asked, add --yes.');
		}
		const lines = createInterface({ input: process.stdin, output: process.stdout });
		const tables = withTables ? '\nand all POD tables with what is in them' : '';
		const question = `From ${url} these go:\n${names.join('\n')}${tables}\nRemove them? (y/N) `;
		const answer = await lines.question(question);
		lines.close();
		return /^y(es)?$/i.test(answer.trim());
	};
}

run(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error instanceof InstallError ? error.message : error);
		process.exitCode = 2;
	},
);
