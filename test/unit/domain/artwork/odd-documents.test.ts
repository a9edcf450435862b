import { testCases, type FileCase } from '../../../support/artwork/file-cases';
import * as odd from '../../../support/artwork/odd-files';

const text = (content: string) => () => Buffer.from(content);

const DOCUMENTS: FileCase[] = [
	[
		'a PDF',
		() => odd.pdfOf(odd.pdfPages()),
		'accepted',
		[],
		{ pages: 1, widthMm: 304.8, heightMm: 406.4 },
	],
	[
		'a PDF on its side',
		() => odd.pdfOf([...odd.pdfPages(0), '<< /Type /Page /Rotate 90 >>']),
		'accepted',
		[],
		{ widthMm: 406.4, heightMm: 304.8 },
	],
	[
		'a PDF of several pages',
		() => odd.pdfOf(odd.pdfPages(4)),
		'accepted_with_warnings',
		['several_pages'],
		{ pages: 4 },
	],
	[
		'a PDF with a script',
		() =>
			odd.pdfOf(
				odd.pdfPages(1, '[0 0 9 9]', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
			),
		'rejected',
		['script'],
	],
	[
		'a PDF with a script in disguise',
		() => odd.pdfOf(odd.pdfPages(1, '[0 0 9 9]', '/AA << /S /J#61vaScript >>')),
		'rejected',
		['script'],
	],
	[
		'a PDF with a packed script',
		() => odd.pdfOf([...odd.pdfPages(), odd.packedObjects('<< /S /JavaScript >>')]),
		'rejected',
		['script'],
	],
	[
		'a PDF with packed pages',
		() => odd.pdfOf([odd.packedObjects('<< /Type /Page /MediaBox [0 0 72 144] >>')]),
		'accepted',
		[],
		{ pages: 1, widthMm: 25.4, heightMm: 50.8 },
	],
	[
		'a PDF with objects that do not unpack',
		() =>
			odd.pdfOf([
				...odd.pdfPages(),
				'<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnonsense\nendstream',
			]),
		'rejected',
		['unchecked'],
	],
	[
		'a PDF whose picture happens to spell a script',
		() =>
			odd.pdfOf([
				...odd.pdfPages(),
				'<< /Length 30 >>\nstream\n...(( /JS /JavaScript <<...\nendstream',
			]),
		'accepted',
		[],
	],
	[
		'a PDF that runs a program',
		() => odd.pdfOf([...odd.pdfPages(), '<</S/Launch>>']),
		'rejected',
		['script'],
	],
	[
		'a PDF that refers to another',
		() => odd.pdfOf([...odd.pdfPages(), '<</S/GoToR>>']),
		'rejected',
		['external'],
	],
	[
		'a PDF with a file in it',
		() => odd.pdfOf([...odd.pdfPages(), '<</Type/EmbeddedFile>>']),
		'rejected',
		['attached'],
	],
	[
		'a PDF with a password',
		() => odd.pdfOf(odd.pdfPages(), '/Encrypt 9 0 R'),
		'rejected',
		['encrypted'],
	],
	[
		'a PDF that hides an object in a text',
		() => odd.pdfOf([...odd.pdfPages(), '(unclosed']),
		'rejected',
		['unchecked'],
	],
	['a PDF without pages', () => odd.pdfOf(['<< /Type /Catalog >>']), 'rejected', ['damaged']],
	['a PDF cut off', () => odd.pdfOf(odd.pdfPages()).subarray(0, 150), 'rejected', ['truncated']],
	[
		'an SVG in inches',
		() => odd.svgWith('<path d="M0 0h9"/>'),
		'accepted',
		[],
		{ widthMm: 304.8, heightMm: 406.4, widthPx: 1152 },
	],
	[
		'an SVG as drawing programs write it',
		() =>
			odd.svgWith(
				'<metadata><r:x xmlns:r="http://a.example/ns" r:resource="http://a.example"/></metadata><style>.a{fill:url(#g)}</style><use xlink:href="#a"/>',
				'<!-- Made with x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
			),
		'accepted',
		[],
	],
	[
		'an SVG with text',
		() => odd.svgWith('<text>Hi</text>'),
		'accepted_with_warnings',
		['needs_fonts'],
	],
	[
		'an SVG with its own picture',
		() => odd.svgWith('<image href="data:image/png;base64,AAAA"/>'),
		'accepted_with_warnings',
		['pictures_inside'],
	],
	[
		'an SVG in UTF-16',
		() =>
			Buffer.concat([
				Buffer.from([0xff, 0xfe]),
				Buffer.from('<svg width="9" height="9"><script/></svg>', 'utf16le'),
			]),
		'rejected',
		['script'],
	],
	[
		'an SVG in a rare encoding',
		text('<?xml version="1.0" encoding="UTF-7"?><svg/>'),
		'rejected',
		['unchecked'],
	],
	['an SVG cut off', () => odd.svgWith('<g><path').subarray(0, -20), 'rejected', ['truncated']],
	['an SVG that is deep', () => odd.svgWith('<g>'.repeat(10_000)), 'rejected', ['unchecked']],
];

testCases(DOCUMENTS);
