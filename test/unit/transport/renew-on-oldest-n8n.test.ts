import type { IHttpRequestOptions } from 'n8n-workflow';
import { createN8nHttpPort } from '../../../core/transport/n8n-http-port';

const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '{}' });

/** n8n's helper of 2.4: it ignores all error answers or none, and renews only what is thrown. */
function oldHost(renews: boolean) {
	let isRenewed = false;
	const asked: Array<IHttpRequestOptions['ignoreHttpStatusErrors']> = [];
	const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) => {
		asked.push(options.ignoreHttpStatusErrors);
		if (isRenewed) return await Promise.resolve(answer(200));
		if (options.ignoreHttpStatusErrors) return answer(401);
		isRenewed = renews;
		if (isRenewed) return answer(200);
		throw Object.assign(new Error('refused'), { response: { status: 401, data: '{}' } });
	};
	return { context: { helpers: { httpRequestWithAuthentication } } as never, asked };
}

const request = { method: 'GET', url: 'http://127.0.0.1:1/x', timeoutMs: 1_000 } as const;

it('lets n8n 2.4 renew a token, by one call that throws', async () => {
	const { context, asked } = oldHost(true);
	const port = createN8nHttpPort({ context, credentialType: 'etsyOAuth2Api' });
	expect(await port.send(request)).toMatchObject({ kind: 'answer', response: { status: 200 } });
	expect(asked).toEqual([{ ignore: true, except: [401] }, undefined]);
	expect(await port.send(request)).toMatchObject({ response: { status: 200 } });
	expect(asked).toHaveLength(3);
});

it('gives the refusal back where the token cannot be renewed, after two calls', async () => {
	const { context, asked } = oldHost(false);
	const port = createN8nHttpPort({ context, credentialType: 'etsyOAuth2Api' });
	expect(await port.send(request)).toMatchObject({ kind: 'answer', response: { status: 401 } });
	expect(asked).toHaveLength(2);
});

it('does not repeat a call of a credential without tokens to renew', async () => {
	const { context, asked } = oldHost(true);
	const port = createN8nHttpPort({ context, credentialType: 'printifyApi' });
	expect(await port.send(request)).toMatchObject({ kind: 'answer', response: { status: 401 } });
	expect(asked).toEqual([true]);
});
