import { serviceLabel } from '../provider';
import { FACT_DAYS, type ProviderFacts } from './provider-facts';
import type { Judged } from './judge';
import type { Watched } from './watch';

/** What the seller reads once a day. */
export interface Digest {
	title: string;
	lines: string[];
	late: number;
	atRisk: number;
	onTime: number;
	providers: ProviderFacts[];
}

/** So many orders are told one by one. */
const MOST = 20;

function hours(count: number): string {
	return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}

function factLine(facts: ProviderFacts): string {
	const { provider, sent, medianHours, promisedHours, late, judged, lateShare } = facts;
	const name = serviceLabel(provider);
	const took = medianHours === null ? '' : `, half of them within ${hours(medianHours)}`;
	const allowed = promisedHours === null ? '' : ` (you allow ${hours(promisedHours)})`;
	const share =
		lateShare === null
			? ''
			: `; ${late} of ${judged} after the day that Etsy promised (${Math.round(lateShare * 100)}%)`;
	const orders = `${sent} ${sent === 1 ? 'order' : 'orders'}`;
	return `${name} sent ${orders} in ${FACT_DAYS} days${took}${allowed}${share}.`;
}

/** Puts what the watch found into words: what is late first, then how printers kept their time. */
export function digestOf({ judged, providers }: Watched): Digest {
	const of = (level: Judged['level']) => judged.filter((one) => one.level === level);
	const [late, atRisk, onTime] = [of('late'), of('at_risk'), of('on_time')];
	const told = [...late, ...atRisk];
	const lines = told.slice(0, MOST).map(({ level, message, hint }) => {
		const label = level === 'late' ? 'Late' : 'At risk';
		return `- ${label}: ${message} ${hint}`;
	});
	if (told.length > MOST) lines.push(`and ${told.length - MOST} more in POD Exceptions`);
	if (told.length === 0) lines.push('Nothing is late, and nothing is at risk.');
	return {
		title: `Orders to send: ${late.length} late, ${atRisk.length} at risk, ${onTime.length} on time`,
		lines: [...lines, ...providers.map(factLine)],
		late: late.length,
		atRisk: atRisk.length,
		onTime: onTime.length,
		providers,
	};
}
