import { canPublish, cannotPublish } from '../../../../core/providers/design/able';
import { libraryName } from '../../../../core/providers/design/library-files';
import { providerModules } from '../../../../core/providers/registry';
import { whole } from '../../../support/providers/whole';

describe('who can publish a design', () => {
	it('are those whose saved products an order can name', () => {
		const able = providerModules().filter(({ capabilities }) => canPublish(capabilities));
		expect(able.map(({ name }) => name)).toEqual(['printful', 'printify']);
	});

	it('says in words who can, where one cannot', () => {
		for (const module of providerModules()) {
			const refusal = cannotPublish(whole(module, {} as never));
			if (canPublish(module.capabilities)) expect(refusal).toBeUndefined();
			else {
				expect(refusal?.category).toBe('capability');
				expect(refusal?.hint).toContain('Printful and Printify can');
			}
		}
	});
});

describe('what a file is called in a library', () => {
	it('is the same for the same address, and another one for another', () => {
		const name = libraryName('moon cat', 'front', 'https://a.example/cat.PNG?v=1');
		expect(name).toMatch(/^moon-cat-front-[0-9a-f]{8}\.png$/);
		expect(libraryName('moon cat', 'front', 'https://a.example/cat.PNG?v=1')).toBe(name);
		expect(libraryName('moon cat', 'front', 'https://a.example/cat.PNG?v=2')).not.toBe(name);
	});
});
