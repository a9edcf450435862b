import type { WordTable } from './table';

/** Sizes of clothes that are written out. Those in letters are read by rule: see `sizes.ts`. */
export const SIZES: WordTable = {
	s: 'small, sm, klein, petit, petite, pequeno, pequena, chico, chica',
	m: 'medium, med, md, mittel, mittelgross, moyen, moyenne, mediano, mediana, medio',
	l: 'large, lg, gross, grand, grande',
	'one size':
		'os, onesize, osfa, osfm, one size fits all, one size fits most, einheitsgrosse, einheitsgroesse, eine grosse, taille unique, talla unica, tu, o s',
	newborn: 'nb, neugeboren, neugeborene, neugeborenes, nouveau ne, recien nacido',
};

/** For whom something is. Whether for adults matters only where the other side is for children. */
export const AUDIENCES: WordTable = {
	adult: 'adults, erwachsene, erwachsener, adulte, adultes, adulto, adultos',
	women:
		'woman, womens, womans, ladies, lady, ladys, female, damen, frauen, femme, femmes, mujer, mujeres, dama, damas, senora',
	men: 'man, mens, mans, gents, male, herren, manner, maenner, homme, hommes, hombre, hombres, caballero',
	kids: 'kid, youth, youths, child, childs, children, childrens, junior, juniors, kinder, kind, jugend, jugendliche, enfant, enfants, nino, ninos, nina, ninas, infantil',
	toddler: 'toddlers, kleinkind, kleinkinder, tout petit, tout petits',
	baby: 'babies, babys, infant, infants, bebe, bebes, saugling',
};

/** Kinds of products. */
export const PRODUCTS: WordTable = {
	tshirt:
		't shirt, tee, tees, tshirts, t shirts, teeshirt, tee shirt, shirt, camiseta, playera, remera, kurzarmshirt, rundhals shirt',
	longsleeve:
		'long sleeve, long sleeve tee, long sleeve t shirt, long sleeve shirt, longsleeve shirt, langarm, langarmshirt, langarm shirt, manches longues, t shirt manches longues, t shirt a manches longues, manga larga, camiseta de manga larga, camiseta manga larga',
	vneck:
		'v neck, v neck tee, v neck t shirt, v ausschnitt, v ausschnitt shirt, col v, t shirt col v, cuello en v, cuello v, camiseta de cuello en v',
	tanktop:
		'tank top, tank, tanktops, muscle tank, muscle shirt, racerback, tragershirt, tank top shirt, debardeur, camiseta sin mangas, camiseta de tirantes, sin mangas',
	hoodie:
		'hoodies, hooded sweatshirt, pullover hoodie, hoody, kapuzenpullover, kapuzenpulli, kapuzensweatshirt, sweat a capuche, pull a capuche, sweat capuche, sweatshirt a capuche, sudadera con capucha, sudadera capucha',
	ziphoodie:
		'zip hoodie, zip up hoodie, full zip hoodie, zip up, kapuzenjacke, zipper hoodie, hoodie jacke, sweat zippe, sweat a capuche zippe, veste a capuche, sudadera con cremallera, sudadera con capucha y cremallera',
	sweatshirt:
		'sweatshirts, crewneck, crew neck, crewneck sweatshirt, crew neck sweatshirt, sweater, pullover, pulli, sweat, sweat shirt, pull, sudadera, sudadera sin capucha',
	polo: 'polo shirt, poloshirt, polohemd',
	croptop: 'crop top, crop tee, cropped tee, bauchfreies top, haut court',
	jacket: 'jacke, veste, chaqueta',
	leggings: 'legging, leggins, mallas',
	shorts: 'kurze hose, pantalon corto',
	joggers: 'jogger, sweatpants, jogginghose, pantalon de jogging, pantalon de chandal',
	socks: 'sock, socken, chaussettes, calcetines',
	onesie:
		'bodysuit, baby bodysuit, baby onesie, one piece, strampler, babybody, body, bodie, grenouillere, pelele, mameluco',
	bib: 'latzchen, bavoir, babero',
	cap: 'hat, dad hat, baseball cap, trucker hat, trucker cap, kappe, basecap, mutze mit schirm, schirmmutze, casquette, gorra',
	beanie: 'mutze, strickmutze, bonnet, gorro',
	mug: 'mugs, cup, coffee mug, ceramic mug, tasse, kaffeetasse, kaffeebecher, becher, keramiktasse, tasse a cafe, taza, taza de cafe, taza de ceramica',
	tumbler: 'thermobecher, gobelet, vaso termico',
	bottle: 'water bottle, trinkflasche, flasche, gourde, botella, botella de agua',
	glass: 'glas, verre, vaso',
	poster: 'posters, art print, kunstdruck, plakat, affiche, cartel, lamina',
	print: 'impression, impresion, druck',
	canvas:
		'canvas print, leinwand, leinwandbild, leinwanddruck, toile, tableau sur toile, impression sur toile, lienzo, impresion en lienzo',
	tote: 'tote bag, totebag, stoffbeutel, stofftasche, jutebeutel, einkaufstasche, baumwolltasche, sac en toile, sac fourre tout, tote sac, bolsa de tela, bolso de tela, bolsa',
	backpack: 'rucksack, sac a dos, mochila',
	pillow:
		'throw pillow, cushion, pillow cover, pillow case, pillowcase, kissen, kissenbezug, coussin, housse de coussin, cojin, almohada, funda de cojin',
	blanket: 'throw blanket, decke, kuscheldecke, couverture, plaid, manta',
	towel: 'handtuch, badetuch, serviette de bain, serviette, toalla',
	phonecase:
		'phone case, phone cases, case, cases, phone cover, hulle, huelle, etui, handyhulle, handyhuelle, handycase, schutzhulle, coque, coque de telephone, funda, funda de movil, carcasa',
	sticker: 'stickers, decal, aufkleber, autocollant, pegatina, pegatinas, calcomania',
	magnet: 'magnets, kuhlschrankmagnet, aimant, iman',
	notebook: 'journal, notizbuch, carnet, cahier, cuaderno, libreta',
	card: 'greeting card, grusskarte, postkarte, postcard, carte, carte de voeux, tarjeta',
	calendar: 'kalender, calendrier, calendario',
	puzzle: 'jigsaw, jigsaw puzzle, rompecabezas',
	ornament:
		'christmas ornament, weihnachtskugel, christbaumschmuck, boule de noel, adorno, adorno de navidad',
	mousepad: 'mouse pad, mauspad, tapis de souris, alfombrilla',
	coaster: 'coasters, untersetzer, dessous de verre, posavasos',
	apron: 'schurze, tablier, delantal',
	keychain: 'key chain, schlusselanhanger, porte cles, llavero',
	rug: 'teppich, tapis, alfombra',
	showercurtain: 'shower curtain, duschvorhang, rideau de douche, cortina de ducha',
	flag: 'fahne, flagge, drapeau, bandera',
};

/** Finishes, frames, materials and the like. */
export const OTHERS: WordTable = {
	matte: 'matt, mat, mate',
	glossy: 'gloss, glanzend, glaenzend, hochglanz, brillant, brillante, shiny',
	satin: 'satine, satinado, seidenmatt',
	framed:
		'with frame, gerahmt, mit rahmen, encadre, encadree, avec cadre, enmarcado, enmarcada, con marco',
	unframed:
		'without frame, no frame, frameless, print only, ungerahmt, ohne rahmen, sans cadre, non encadre, sin marco, sin enmarcar',
	frame: 'rahmen, cadre, marco',
	wood: 'wooden, holz, bois, madera',
	oak: 'eiche, chene, roble',
	paper: 'papier, papel',
	cotton: 'baumwolle, coton, algodon',
	organic: 'bio, biologique, organico, ecologico',
	ceramic: 'keramik, ceramique, ceramica',
	metal: 'metall, metallique',
	portrait: 'vertical, hochformat, verticale, hoch',
	landscape: 'horizontal, querformat, horizontale, paysage, apaisado, quer',
	square: 'quadrat, quadratisch, carre, carree, cuadrado, cuadrada',
	round: 'rund, rond, ronde, redondo, redonda',
	inside: 'innen, interieur, interior',
	handle: 'henkel, griff, anse, asa',
	lid: 'deckel, couvercle, tapa',
	short: 'kurz, court, corto',
	long: 'lang, longue, largo',
	bellacanvas: 'bella canvas',
	slim: '',
	oversized: 'oversize',
	left: 'links, gauche, izquierda',
	right: 'rechts, droite, derecha',
	front: 'vorne, vorderseite, devant, avant, delante, frente',
	back: 'hinten, ruckseite, dos, arriere, atras, espalda',
	both: 'beide, beidseitig, deux, ambos',
	set: '',
	pack: 'packung, paquete, lot',
	piece: 'stuck, stueck, pieza, pcs, pc, pieces',
};

/** Says nothing about what is made. */
export const NOISE: WordTable = {
	size: 'sizes, grosse, groesse, taille, talla, tamano, gr, sz',
	color: 'colour, colors, colours, farbe, couleur, kolor',
	unisex: 'unisexe',
	fit: 'cut, regular, passform, coupe, corte, standard',
	the: 'a, an, of, in, on, for, with, de, des, du, la, le, les, el, los, las, una, un, une, mit, fur, fuer, avec, pour, con, para, der, die, das, zum, en, sur, auf, our',
	din: 'format, ca, approx, environ, aprox, about',
	classic: '',
	finish: 'finition, acabado',
	only: 'nur, seulement, solo',
};

/** Words for the names of options: what kind of choice it is. */
export const OPTION_NAMES: WordTable = {
	size: 'sizes, grosse, groesse, taille, tailles, talla, tallas, tamano, tamanos, dimension, dimensions, abmessung, abmessungen, dimensiones, masse, mass, format, capacity, volume, volumen, fassungsvermogen, capacite, capacidad',
	colour: 'color, colours, colors, farbe, farben, couleur, couleurs, colores, shade',
	style:
		'styles, type, types, typ, art, produkt, product, products, produit, producto, stil, estilo, tipo, item, modell, model, modele, modelo, fit, cut, schnitt, coupe, garment, variante, version, for, gender, geschlecht, genre, genero, option, options, device, gerat, appareil, dispositivo, phone',
	finish:
		'surface, oberflache, finition, acabado, finishing, coating, papier, paper, material, materials, materiau, matiere, materiales, werkstoff',
	frame: 'framing, rahmen, cadre, marco, rahmung, encadrement',
};
