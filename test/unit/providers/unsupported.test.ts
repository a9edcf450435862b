import { ACTIONS, type ProviderAction } from '../../../core/providers/capabilities';
import { completeProvider } from '../../../core/providers/complete-provider';
import { printifyCapabilities } from '../../../core/providers/printify/capabilities';
import { printify } from '../../../core/providers/printify/module';
import { failureOf } from '../../support/result';

describe('an adapter', () => {
	const never = async () => await Promise.reject(new Error('is not called'));
	const module = { name: 'gooten', capabilities: { ...printifyCapabilities, actions: [] } };
	const methods = { createOrder: never, getOrder: never, findOrder: never };
	const provider = completeProvider(module, methods, [module, printify]);

	test.each(Object.keys(ACTIONS) as ProviderAction[])(
		'that has no %s says so in words',
		async (action) => {
			const answer = await (provider[action] as () => Promise<never>)();
			const failure = failureOf(answer);
			expect(failure).toMatchObject({ category: 'capability', provider: 'gooten' });
			expect(failure.message).toBe(`Gooten cannot ${ACTIONS[action]}.`);
			const someone = printifyCapabilities.actions.includes(action);
			expect(failure.hint).toBe(
				someone ? 'Printify can.' : 'No provider of this version can do it.',
			);
		},
	);
});
