import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { madeFile } from './made-file';

// A process of its own, as a host on the internet would be: started by `openMadeHost`, ended by it.
const server = createServer((incoming, response) => {
	const [, bytes, seed] = /^\/(\d+)\/(\d+)\.png$/.exec(incoming.url ?? '') ?? [];
	const file = madeFile(Number(bytes), Number(seed));
	response.writeHead(200, { 'content-length': file.bytes, 'content-type': 'image/png' });
	const pieces = file.pieces();
	const more = (): void => {
		for (;;) {
			const { done, value } = pieces.next();
			if (done === true) return void response.end();
			if (!response.write(value)) return void response.once('drain', more);
		}
	};
	more();
});
server.listen(0, '127.0.0.1', () => {
	process.stdout.write(String((server.address() as AddressInfo).port));
});
process.stdin.resume().on('end', () => process.exit());
