import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../../core/domain/failure';
import type { ServiceName } from '../../core/domain/provider';
import { fail, ok, type Result } from '../../core/domain/result';

/** A credential type of this pack. */
export interface CredentialName {
	/** The type's name, such as `etsyOAuth2Api`. */
	type: string;
	/** What the editor calls it, such as `Etsy OAuth2 API`. */
	displayName: string;
	/** Who is called with it. */
	service: ServiceName;
}

/** The code of the failure that says that none is chosen. */
const NO_CREDENTIAL = 'no_credential';

/**
 * Reads the credential that was chosen in the node. n8n says "Node does not require credentials"
 * when an optional one is missing (facts/n8n.md, tried on 2.41); this says which one to add. Works while running
 * and while the editor loads lists.
 */
export async function readCredential(
	context: Pick<IExecuteFunctions, 'getCredentials' | 'getNode'>,
	name: CredentialName,
	itemIndex: number,
): Promise<Result<ICredentialDataDecryptedObject>> {
	try {
		return ok(await context.getCredentials(name.type, itemIndex));
	} catch (error) {
		const isMissing = context.getNode().credentials?.[name.type] === undefined;
		const detail = error instanceof Error ? error.message : 'no reason given';
		return fail(
			failure({
				category: 'auth',
				provider: name.service,
				operation: 'credential',
				...(isMissing ? { code: NO_CREDENTIAL } : {}),
				message: isMissing
					? `No "${name.displayName}" credential is chosen in this node.`
					: `n8n could not open the "${name.displayName}" credential: ${detail}.`,
				hint: isMissing
					? `Open the node, choose or create a credential of type "${name.displayName}", and run again.`
					: `Open the credential "${name.displayName}" in n8n, save it again, and run again.`,
			}),
		);
	}
}
