/** A hostile address and the code that it is refused with. */
export type Hostile = readonly [url: string, code: string];

/**
 * Addresses that their text alone, or the name in them, gives away. Those with a port lead, where
 * they lead anywhere on this machine, to a listener that counts.
 * @param port of the listener
 */
export function hostileUrls(port: number): Hostile[] {
	const at = (...hosts: string[]): Hostile[] =>
		hosts.map((host) => [`https://${host}:${port}/cat.png`, 'address_private']);
	return [
		...at('127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '127.255.255.254', '127.0.0.1.'),
		...at('2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '0x7f.1'),
		...at('localhost', 'LOCALHOST', 'localhost.', 'files.localhost', '0.0.0.0', '0'),
		...at('[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'),
		...at('[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]'),
		...at('[::ffff:0:127.0.0.1]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]'),
		...at('[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[5f00::1]'),
		...at('10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'),
		...at('100.64.0.1', '100.127.255.255', '192.0.0.1', '198.18.0.1', '192.0.2.1', '203.0.113.9'),
		...at('224.0.0.1', '240.0.0.1', '255.255.255.255', '192.88.99.1'),
		// Digits, dots and letters of other scripts, and percent signs.
		...at('１２７.０.０.１', '①②⑦.0.0.1', '127。0。0。1', '127%2e0%2e0%2e1', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ'),
		// Names of inner networks.
		...at('printer.local', 'metadata.google.internal', 'router', 'nas.lan', 'n8n.home.arpa'),
		[`https://files.example.com@127.0.0.1:${port}/cat.png`, 'address_with_login'],
		[`https://user:secret@files.example.com/cat.png`, 'address_with_login'],
		[`http://files.example.com/cat.png`, 'address_not_https'],
		[`http://127.0.0.1:${port}/cat.png`, 'address_not_https'],
		['ftp://files.example.com/cat.png', 'address_not_https'],
		['file:///etc/passwd', 'address_not_https'],
		['data:image/png;base64,iVBORw0KGgo=', 'address_not_https'],
		['javascript:alert(1)', 'address_not_https'],
		['gopher://127.0.0.1:70/1', 'address_not_https'],
		[`//127.0.0.1:${port}/cat.png`, 'address_unreadable'],
		[`https:\\\\127.0.0.1:${port}\\cat.png`, 'address_unreadable'],
		[`https://127.0.\t0.1:${port}/cat.png`, 'address_unreadable'],
		[`https://files.example.com\r\nHost: 127.0.0.1/`, 'address_unreadable'],
		['cat.png', 'address_unreadable'],
		['', 'address_unreadable'],
		[`https://files.example.com/${'a'.repeat(5000)}`, 'address_unreadable'],
	];
}
