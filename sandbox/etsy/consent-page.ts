/** What the consent page shows and sends back. */
export interface ConsentView {
	action: string;
	appName: string;
	scopes: readonly string[];
	/** Sent back with the decision, unchanged. */
	fields: Record<string, string>;
	sellers: ReadonlyArray<{ userId: number; name: string }>;
}

/**
 * The consent page: who asks, for what, as which seller, and two buttons. Works without scripts.
 */
export function consentPage({ action, appName, scopes, fields, sellers }: ConsentView): string {
	const hidden = Object.entries(fields)
		.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
		.join('\n');
	const options = sellers
		.map(({ userId, name }) => `<option value="${userId}">${escape(name)}</option>`)
		.join('');
	return page(
		'Connect an app',
		`<h1>${escape(appName)} would like to access your shop</h1>
<p>This is the sandbox, not Etsy. Nothing here is real.</p>
<ul>${scopes.map((scope) => `<li><code>${escape(scope)}</code></li>`).join('')}</ul>
<form method="post" action="${escape(action)}">
${hidden}
<p><label>Sign in as <select name="user_id">${options}</select></label></p>
<button type="submit" name="decision" value="grant" id="grant">Grant access</button>
<button type="submit" name="decision" value="deny" id="deny">Deny</button>
</form>`,
	);
}

/** A page that says why there is no consent to give. */
export function errorPage(message: string): string {
	return page('An error occurred', `<h1>An error occurred</h1>\n<p>${escape(message)}</p>`);
}

function page(title: string, body: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
button { font: inherit; padding: 0.5rem 1.25rem; border-radius: 2rem; border: 1px solid #222; }
#grant { background: #222; color: #fff; }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
