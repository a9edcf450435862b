import { dirname } from 'node:path';
import { N8N_VERSION } from './cache';

/** Fixed, so that a user folder can be opened again by any later start. Guards nothing of worth. */
const ENCRYPTION_KEY = 'print-on-demand-throw-away-host-key';

/** What n8n would look up on the internet or tell its makers about; all of it is off. */
const OFFLINE = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};

/** Parts of the newest n8n that call home; an older one refuses names that it does not know. */
const MODULES_OFF = { N8N_DISABLED_MODULES: 'mcp-registry,instance-ai' };

export interface HostSettings {
	n8nVersion: string;
	userFolder: string;
	nodeBin: string;
	port: number;
	brokerPort: number;
	url: string;
	/**
	 * Whether it serves its editor. Without, a start computes a third less: n8n writes the whole of
	 * the editor anew at each one. Forms, webhooks and the API are the same.
	 */
	hasEditor?: boolean;
	/** Settings of the caller; they win. */
	extra?: Record<string, string>;
}

/**
 * The whole environment of a host: nothing of the caller's but the search path, the language and
 * the temporary folder, so that no setting, proxy or secret of this machine gets in.
 */
export function hostEnv(settings: HostSettings, outer = process.env): Record<string, string> {
	const { n8nVersion, userFolder, nodeBin, port, brokerPort, url, hasEditor, extra } = settings;
	return {
		PATH: `${dirname(nodeBin)}:${outer.PATH ?? '/usr/bin:/bin'}`,
		LANG: outer.LANG ?? 'C.UTF-8',
		...(outer.TMPDIR ? { TMPDIR: outer.TMPDIR } : {}),
		HOME: userFolder,
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		...OFFLINE,
		...(n8nVersion === N8N_VERSION ? MODULES_OFF : {}),
		DB_TYPE: 'sqlite',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		...(hasEditor ? {} : { N8N_DISABLE_UI: 'true' }),
		...extra,
	};
}
