/**
 * A small part of Etsy's seller taxonomy, in its shape: enough for what print-on-demand sellers
 * list. Numbers in front are taxonomy ids; the indent is the depth. Ids follow Etsy's where we know
 * them and are ours otherwise.
 */
export const TAXONOMY = `
374 Clothing
  482 Gender-Neutral Adult Clothing
    2202 Tops & Tees
      559 T-shirts
      560 Tanks
    2203 Hoodies & Sweatshirts
      2204 Hoodies
      2205 Sweatshirts
    2206 Jackets & Coats
  378 Women's Clothing
    381 Tops & Tees
      382 T-shirts
      383 Blouses
    384 Dresses
  390 Men's Clothing
    391 Shirts & Tees
      392 T-shirts
      393 Polos
  395 Gender-Neutral Kids' Clothing
    396 Tops & Tees
      397 T-shirts
    398 Hoodies & Sweatshirts
      399 Hoodies
132 Bags & Purses
  143 Totes
  145 Backpacks
  146 Pouches & Coin Purses
1 Accessories
  2 Hats & Head Coverings
    1754 Baseball & Trucker Caps
    1755 Winter Hats
  3 Socks & Leg Warmers
    1756 Socks
66 Art & Collectibles
  119 Prints
    120 Digital Prints
    2078 Posters
    121 Screenprints
  122 Stickers
891 Home & Living
  1060 Kitchen & Dining
    1061 Drink & Barware
      1062 Drinkware
        1063 Mugs
        1064 Tumblers & Water Glasses
        1065 Water Bottles
    1066 Linens
      1067 Aprons
  1068 Home Decor
    1069 Wall Decor
      1070 Wall Hangings
      1071 Posters
    1072 Decorative Pillows
    1073 Candles & Holders
  1074 Bedding
    1075 Blankets & Throws
1250 Paper & Party Supplies
  1251 Paper
    1252 Greeting Cards
    1253 Notebooks & Notepads
    1254 Calendars & Planners
1552 Electronics & Accessories
  1553 Cell Phone Accessories
    1554 Phone Cases
`;

/** A value that a property can have, maybe on one of its scales. */
export interface PropertyValue {
	id: number;
	name: string;
	scaleId?: number;
}

/** A property that listings of some categories can have. */
export interface TaxonomyProperty {
	id: number;
	name: string;
	displayName: string;
	scales?: Array<{ id: number; name: string; description: string }>;
	isRequired?: boolean;
	attributes: boolean;
	variations: boolean;
	/** More than one makes it multivalued. */
	maxValues?: number;
	/** Empty: any text will do. */
	values: PropertyValue[];
	/** Only below these categories; absent: everywhere. */
	below?: number[];
}

const named = (first: number, names: string, scaleId?: number): PropertyValue[] =>
	names.split(',').map((name, index) => ({ id: first + index, name, scaleId }));

const CLOTHING = [374, 1];

/** Properties in Etsy's shape. 200 and 100 are Etsy's own ids for colour and size. */
export const PROPERTIES: readonly TaxonomyProperty[] = [
	{
		id: 200,
		name: 'primaryColor',
		displayName: 'Primary color',
		attributes: true,
		variations: true,
		values: named(
			1213,
			'Beige,Black,Blue,Bronze,Brown,Gold,Gray,Green,Orange,Pink,Purple,Red,White',
		),
	},
	{
		id: 100,
		name: 'size',
		displayName: 'Size',
		scales: [
			{ id: 17, name: 'Letter', description: 'Letter sizes' },
			{ id: 19, name: 'US/Canada numeric', description: 'Numeric sizes' },
		],
		attributes: false,
		variations: true,
		values: [...named(2016, 'XS,S,M,L,XL,2XL', 17), ...named(2030, '2,4,6,8,10,12', 19)],
		below: CLOTHING,
	},
	{
		id: 513,
		name: 'custom1',
		displayName: 'Custom Property',
		attributes: false,
		variations: true,
		values: [],
	},
	{
		id: 514,
		name: 'custom2',
		displayName: 'Custom Property',
		attributes: false,
		variations: true,
		values: [],
	},
	{
		id: 516,
		name: 'custom3',
		displayName: 'Custom Property',
		attributes: false,
		variations: true,
		values: [],
	},
	{
		id: 46803063641,
		name: 'occasion',
		displayName: 'Occasion',
		attributes: true,
		variations: false,
		values: named(19, "Anniversary,Baby shower,Birthday,Graduation,Valentine's Day,Wedding"),
	},
	{
		id: 46803063659,
		name: 'holiday',
		displayName: 'Holiday',
		attributes: true,
		variations: false,
		values: named(35, "Christmas,Easter,Halloween,Mother's Day,Thanksgiving"),
	},
	{
		id: 570246213,
		name: 'pattern',
		displayName: 'Pattern',
		attributes: true,
		variations: false,
		maxValues: 5,
		values: named(4501, 'Animal print,Camouflage,Floral,Geometric,Plaid,Striped'),
		below: CLOTHING,
	},
	{
		id: 501,
		name: 'dimensions',
		displayName: 'Dimensions',
		scales: [{ id: 327, name: 'Inches', description: 'Inches' }],
		attributes: true,
		variations: true,
		values: [],
		below: [66, 891, 1250],
	},
];
