/**
 * Carrier names that createReceiptShipment knows (Etsy's fulfilment page as of 2023, by way of
 * facts/etsy.md 9 and github.com/anitabyte/etsyv3). A list of its own and not the one of the pack,
 * so that a wrong entry there is found here.
 */
const KNOWN = `
4px a1post abf acscourier afghan-post amazon amazon-uk-api an-post anguilla-post apc aramex
asendia-uk asendia-usa australia-post austrian-post austrian-post-registered bahrain-post
bangladesh-post belpost bgpost bh-posta bluedart botswanapost bpost bpost-international
brazil-correios brunei-post cambodia-post canada-post canpar ceska-posta china-ems china-post
chitchats chronopost-france chronopost-portugal city-link colissimo collectplus correo-argentino
correo-argentino-intl correo-uruguayo correos-bolivia correos-chile correos-de-costa-rica
correos-de-mexico correos-ecuador correos-macau courierpost couriers-please cyprus-post
danmark-post deltec-courier deutsch-post dhl dhl-benelux dhl-es dhl-germany dhl-global-mail
dhl-global-mail-asia dhl-nl dhl-poland dhlparcel-nl directlink dpd dpd-de dpd-poland dpd-uk dtdc
ec-firstclass egypt-post el-correo elta-courier emirates-post estafeta estes estonian-post
fastway-au fastway-ireland fastway-nz fastway-za fedex fedex-uk first-flight flash-courier
freightquote gati-kwe ghana-post globegistics gls greyhound guernsey-post hellenic-post hermes
hermes-de hermes-it hong-kong-post hrvatska-posta i-parcel india-post india-post-int
interlink-express international-seur islandspostur isle-of-man-post israel-post
israel-post-domestic italy-sda jamaica-post japan-post jersey-post kazpost kn korea-post kpost
la-poste-colissimo landmark-global lasership latvijas-pasts libanpost lietuvos-pastas magyar-posta
malaysia-post malaysia-post-posdaftar maltapost mauritius-post mondialrelay mrw-spain myhermes-uk
nacex-spain new-zealand-post nipost nova-poshta oca-ar oman-post ontrac opek pakistan-post
parcel-force poczta-polska portugal-ctt portugal-seur pos-indonesia pos-indonesia-int post-fiji
post-luxembourg posta posta-kenya posta-romana posta-slovenije posta-srbije poste-italiane
poste-italiane-paccocelere poste-maroc poste-monaco posten-norge posti postmates postnl postnl-3s
postnl-international postnord ptt-posta purolator qatar-post red-express rl-carriers royal-mail
rpx russian-post safexpress sagawa sapo saudi-post selektvracht sendle serpost sf-express sfb2c
singapore-post singapore-speedpost siodemka skynetworldwide slovenska-posta spain-correos-es
spanish-seur stallionexpress star-track sweden-posten swiss-post taiwan-post taqbin-hk taqbin-jp
thailand-post tnt tnt-au tnt-fr tnt-it tnt-uk toll-global-express toll-priority tntpost-it ttpost
uk-mail ukrposhta ups ups-freight uship usps vnpost vnpost-ems whistl xend yakit yanwen yodel
yodel-international yrc`;

/** Names that Etsy can follow a parcel by. */
const CARRIERS: ReadonlySet<string> = new Set(KNOWN.trim().split(/\s+/));

/** Whether Etsy follows parcels of this carrier. */
export function isFollowed(carrierName: string): boolean {
	return CARRIERS.has(carrierName);
}

/** Whether Etsy keeps a tracking code with this carrier; `other` is for all it does not follow. */
export function isKnownCarrier(carrierName: string): boolean {
	return carrierName === 'other' || CARRIERS.has(carrierName);
}
