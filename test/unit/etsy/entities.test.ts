import fc from 'fast-check';
import { decodeEntities } from '../../../core/etsy/entities';

function encode(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

test.each([
	['13 O&#39;Connell Street', "13 O'Connell Street"],
	['&quot;A&quot; &amp; &lt;B&gt;', '"A" & <B>'],
	['&#x1F600;&#X41;', '😀A'],
	['&#039;', "'"],
	['&amp;lt;', '&lt;'],
	['&unknown; &#0; &#xD800; &#x110000; & &; R&D;', '&unknown; &#0; &#xD800; &#x110000; & &; R&D;'],
	['&constructor;', '&constructor;'],
])('%s', (encoded, decoded) => {
	expect(decodeEntities(encoded)).toBe(decoded);
});

test('undoes any encoding exactly once', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(decodeEntities(encode(text))).toBe(text);
		}),
	);
});
