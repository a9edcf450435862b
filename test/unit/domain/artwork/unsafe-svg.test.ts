import fc from 'fast-check';
import { unsafeSvg } from '../../../../core/domain/artwork/unsafe-svg';

const svg = (inside: string, before = '') =>
	`${before}<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const codes = (text: string) => [...new Set(unsafeSvg(text).map(({ code }) => code))];

describe('what runs something', () => {
	it.each([
		'<script>alert(1)</script>',
		'<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>',
		'<SCRIPT/>',
		'<path onload="x()"/>',
		"<path ONCLICK='x()'/>",
		'<path onclick=x() />',
		'<a href="javascript:x()"/>',
		'<a href="&#106;ava&#x73;cript:x()"/>',
		'<a href="java&Tab;script&colon;x()"/>',
		'<a href=" \u0001javascript:x()"/>',
		'<set attributeName="onclick" to="x()"/>',
		'<animate attributeName="xlink:href" values="#a;javascript:x()"/>',
		'<animate attributeName="x" values="#a;javascript:x()"/>',
		'<style>a{behavior:url(#x)}</style>',
	])('is found in %s', (inside) => {
		expect(codes(svg(inside))).toContain('script');
	});
});

describe('what reaches out of the file', () => {
	it.each([
		'<image href="https://a.example/x.png"/>',
		'<image xlink:href="//a.example/x.png"/>',
		'<image href="picture.png"/>',
		'<image href="file:///etc/passwd"/>',
		'<use href="other.svg#a"/>',
		'<image href="data:image/svg+xml;base64,AAAA"/>',
		'<foreignObject><div/></foreignObject>',
		'<iframe src="x"/>',
		'<path fill="url(https://a.example/#g)"/>',
		'<path style="fill:url(&quot;http://a.example&quot;)"/>',
		'<path style="fill:\\75rl(http://a.example)"/>',
		'<style>@import "x.css";</style>',
		'<style>@im<!-- -->port "x.css";</style>',
		'<style><![CDATA[a{fill:u/**/rl(x)}a{fill:url(x.svg)}]]></style>',
		'<style>@font-face{src:url(https://a.example/f.woff)}</style>',
		'<g xml:base="https://a.example/"/>',
	])('is found in %s', (inside) => {
		expect(codes(svg(inside))).toContain('external');
	});

	it('is found in a style sheet before the drawing', () => {
		const before = '<?xml-stylesheet href="https://a.example/x.css"?>';
		expect(codes(svg('', before))).toEqual(['external']);
	});
});

describe('what is resolved from a declaration', () => {
	it.each([
		'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
		'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>',
		'<!DOCTYPE svg SYSTEM "https://a.example/x.dtd">',
		'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://a.example/x.dtd">',
		'<!doctype svg [<!ENTITY % p SYSTEM "x">%p;]>',
	])('is refused: %s', (before) => {
		expect(codes(svg('&x;', before))).toEqual(['entity']);
	});
});

it('leaves a plain drawing alone', () => {
	const drawing =
		'<defs><linearGradient id="g"/></defs><g style="fill:url(#g);font-family:\'On Air\'"><path d="M0 0" class="only"/><use xlink:href="#g"/><image href="data:image/jpeg;base64,/9j/"/></g><title>on="x" javascript: &lt;script&gt;</title>';
	expect(unsafeSvg(svg(drawing, '<?xml version="1.0" encoding="UTF-8"?>'))).toEqual([]);
});

it('does not throw and says the same twice, whatever the text', () => {
	const piece = fc.oneof(
		fc.string(),
		fc.constantFrom(
			'<',
			'>',
			'"',
			"'",
			'<!--',
			'-->',
			'<![CDATA[',
			']]>',
			'<!',
			'[',
			'&#x',
			'=',
			'<svg',
			'<style>',
			'\\',
			'url(',
		),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
			const text = pieces.join('');
			expect(unsafeSvg(text)).toEqual(unsafeSvg(text));
		}),
	);
});

it('finds a script wherever it stands in a drawing', () => {
	const harmless = fc.constantFrom(
		'<g>',
		'</g>',
		'<path d="a>b"/>',
		'<!-- <svg> -->',
		'text',
		'<a b="\'"/>',
	);
	fc.assert(
		fc.property(fc.array(harmless), fc.array(harmless), (before, after) => {
			const text = svg([...before, '<script>x</script>', ...after].join(''));
			expect(codes(text)).toContain('script');
		}),
	);
});
