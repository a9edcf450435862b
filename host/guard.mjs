// Runs the command in argv and dies with whoever holds the other end of our stdin: when that end
// closes (the parent was killed, even by SIGKILL), the whole process group goes. The group is ours
// because the parent starts us detached.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

const killGroup = () => process.kill(-process.pid, 'SIGKILL');
process.stdin.on('end', killGroup).on('error', killGroup).resume();
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));

child.on('error', (error) => {
	process.stderr.write(`${command}: ${error.message}\n`);
	process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
