import type { Scenario } from '../../../sandbox';

export const KEY = 'gelato-contract-key';
export const STORE = '6ada0d2f-73f4-41f4-af92-91911c22171d';

export const SHIRT = 'apparel_product_gca_t-shirt_gsi_m_gco_black_gpr_4-0';
export const MUG = 'mug_product_msz_11-oz_mmat_ceramic-white_cl_4-0';
/** Made in another country than the shirt. */
export const POSTER = 'flat_product_pf_a3_pt_200-gsm_cl_4-0_ver';
export const SOLD_OUT = 'apparel_product_gca_t-shirt_gsi_l_gco_black_gpr_4-0';
export const TEMPLATE = 'c12a363e-0d4e-4d96-be4b-bf4138eb8743';

/** Two places, a catalog of more than two pages, a product that is sold out, a template. */
export const gelatoWorld: Scenario = {
	gelato: {
		accounts: [{ apiKey: KEY, stores: [{ id: STORE, name: 'Etsy shop' }] }],
		catalogs: [
			{ catalogUid: 't-shirts', title: 'T-Shirts' },
			{ catalogUid: 'mugs', title: 'Mugs' },
			{ catalogUid: 'posters', title: 'Posters' },
			{ catalogUid: 'cards', title: 'Cards' },
		],
		products: [
			{
				productUid: SHIRT,
				catalogUid: 't-shirts',
				attributes: { GarmentSize: 'm', GarmentColor: 'black' },
				cost: 829,
				shipping: { normal: 499, standard: 799, express: 1999 },
				vatPercent: 7,
			},
			{ productUid: MUG, catalogUid: 'mugs', cost: 455, shipping: { normal: 650 } },
			{
				productUid: POSTER,
				catalogUid: 'posters',
				madeIn: 'DE',
				cost: 1015,
				shipping: { normal: 395, standard: 595, express: 1495 },
			},
			{
				productUid: SOLD_OUT,
				catalogUid: 't-shirts',
				attributes: { GarmentSize: 'l', GarmentColor: 'black' },
				cost: 829,
				isAvailable: false,
			},
			...Array.from({ length: 205 }, (_, at) => ({
				productUid: `cards_pf_5r_${String(at).padStart(3, '0')}`,
				catalogUid: 'cards',
				attributes: { PaperFormat: '5r' },
				cost: 100 + at,
			})),
		],
		templates: [
			{
				id: TEMPLATE,
				title: 'Black shirt',
				variants: [
					{ id: 'tv-m', title: 'Black - M', productUid: SHIRT, placeholders: ['front.png'] },
				],
			},
		],
		production: {
			uploadSeconds: 10,
			passedSeconds: 20,
			productionSeconds: 3600,
			shippingSeconds: 600,
			deliverySeconds: 86_400,
		},
	},
};
