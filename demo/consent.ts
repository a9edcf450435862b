import axios from 'axios';

/**
 * Goes through the sandbox's consent page as a seller would: opens it, signs in, grants access.
 * @param userId the seller who signs in; the first one on the page if not given
 * @returns the address that the page sends the browser to
 * @throws Error with the page's text when it does not offer a consent
 */
export async function grantConsent(authorizeUrl: string, userId?: number): Promise<string> {
	const web = axios.create({ proxy: false, maxRedirects: 0, validateStatus: () => true });
	const page = await web.get<string>(authorizeUrl);
	if (page.status !== 200)
		throw new Error(`The consent page answered ${page.status}: ${page.data}`);
	const form = new URLSearchParams();
	for (const [, name, value] of page.data.matchAll(
		/<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
	)) {
		form.set(unescape(name), unescape(value));
	}
	const seller = userId ?? Number(/<option value="(\d+)"/.exec(page.data)?.[1]);
	form.set('user_id', String(seller));
	form.set('decision', 'grant');
	const action = unescape(/<form method="post" action="([^"]*)"/.exec(page.data)?.[1]);
	const answer = await web.post<string>(new URL(action, authorizeUrl).href, form);
	const location: unknown = answer.headers.location;
	if (typeof location !== 'string') {
		throw new Error(`The consent was not taken (${answer.status}): ${String(answer.data)}`);
	}
	return location;
}

function unescape(text = ''): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}
