import { parseArgs } from 'node:util';
import { InstallError } from './api-error';
import type { NamedCredential } from './choose-credentials';

/** What a user asks of the command. */
export interface Options {
	url: string;
	apiKey: string;
	/** Names of template files; all if empty. */
	only: string[];
	credentials: NamedCredential[];
	activate: boolean;
	remove: boolean;
	withTables: boolean;
	yes: boolean;
	dryRun: boolean;
	force: boolean;
	adopt: boolean;
	/** Where the workflows are kept as they were. */
	backup: string;
}

/** The text of `npm run install-templates -- --help`. */
export const HELP = `npm run install-templates -- --url ADDRESS --api-key KEY [options]

Brings the workflows of this package into your n8n, or up to date, by n8n's public API.

  --url ADDRESS          where you open n8n, such as https://n8n.example.com
  --api-key KEY          from n8n: Settings > n8n API (or in the environment: N8N_API_KEY)
  --only NAMES           only these, such as sync-etsy-orders,send-a-message
  --credential TYPE=NAME the credential to choose for a type, such as etsyOAuth2Api="My Etsy";
                         with =ID behind the name if several are called so; can be repeated
  --activate             activate all that are complete
  --adopt                take over workflows of the same name that you imported by hand
  --force                overwrite what you changed in the steps, too (it is kept in the backup)
  --remove               take out again what this command installed
  --with-tables          with --remove: delete the tables, too, with all that is in them
  --yes                  with --remove: do not ask
  --dry-run              only say what would be done
  --backup FOLDER        where a workflow is kept as it was before it is changed or removed
                         (default: install-backup)
  --help                 show this text

Exit code: 0 all is well, 1 something needs you (the report says what), 2 nothing could be done.
`;

/**
 * Reads the command line; nothing is what asks for help.
 * @throws InstallError that says what is missing or not understood
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | undefined {
	const { values } = parse(args);
	if (values.help) return undefined;
	const apiKey = values['api-key'] ?? env.N8N_API_KEY;
	if (!values.url) throw new InstallError('Say where your n8n is: --url https://n8n.example.com');
	if (!apiKey) {
		throw new InstallError(
			'An API key is needed. In n8n: Settings > n8n API > Create an API key; give it with --api-key or in N8N_API_KEY.',
		);
	}
	if (values['with-tables'] && !values.remove) {
		throw new InstallError('--with-tables goes with --remove: it deletes the tables.');
	}
	return {
		url: values.url,
		apiKey,
		only: (values.only ?? []).flatMap((names) => names.split(',')).map(withoutEnding),
		credentials: (values.credential ?? []).map(namedCredential),
		activate: values.activate ?? false,
		remove: values.remove ?? false,
		withTables: values['with-tables'] ?? false,
		yes: values.yes ?? false,
		dryRun: values['dry-run'] ?? false,
		force: values.force ?? false,
		adopt: values.adopt ?? false,
		backup: values.backup ?? 'install-backup',
	};
}

function parse(args: string[]) {
	const flag = { type: 'boolean' } as const;
	const text = { type: 'string' } as const;
	const options = {
		...{ url: text, 'api-key': text, backup: text, activate: flag, remove: flag, yes: flag },
		...{ 'with-tables': flag, 'dry-run': flag, force: flag, adopt: flag, help: flag },
		only: { type: 'string', multiple: true },
		credential: { type: 'string', multiple: true },
	} as const;
	try {
		return parseArgs({ args, options });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new InstallError(`${why}\nnpm run install-templates -- --help lists the options.`);
	}
}

/** `etsyOAuth2Api=My Etsy=ID` in its parts; a name may have blanks, but no equals sign. */
function namedCredential(text: string): NamedCredential {
	const [type = '', name = '', id, ...more] = text.split('=').map((part) => part.trim());
	if (type === '' || name === '' || more.length > 0) {
		throw new InstallError(
			`--credential ${text} is not understood. It looks like --credential etsyOAuth2Api="My Etsy".`,
		);
	}
	return { type, name, ...(id ? { id } : {}) };
}

function withoutEnding(name: string): string {
	return name.trim().replace(/\.json$/, '');
}
