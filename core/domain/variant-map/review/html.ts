const SIGNS: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** A text as it may stand in HTML. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

/**
 * A text as it may stand in a form of n8n, which puts the whole form into a text by replacement:
 * there a dollar sign would mean something else.
 */
export function safeText(text: string): string {
	return text.replace(/\$/g, '').replace(/\s+/g, ' ').trim();
}
