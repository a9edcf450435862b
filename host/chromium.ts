import { aptInstall, canInstallPackages, findProgram } from './system-packages';
import { toStdout } from './progress';
import type { Log } from './progress';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** For a browser without a display or a user, that asks nothing of the internet on its own. */
export const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The browser on this machine: `CHROME_PATH`, else one on PATH, else Debian's, installed now. */
export async function findChromium(log: Log = toStdout): Promise<string> {
	if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
	const found = onPath();
	if (found) return found;
	if (canInstallPackages()) {
		await aptInstall(['chromium'], log);
		const installed = onPath();
		if (installed) return installed;
	}
	throw new Error(
		'The editor is driven in a real browser, and none was found. Install chromium or ' +
			'google-chrome, or set CHROME_PATH to the program.',
	);
}

function onPath(): string | undefined {
	for (const name of NAMES) {
		const file = findProgram(name);
		if (file) return file;
	}
	return undefined;
}
