import { nameOfProcessingProfile, nameOfReturnPolicy } from './names';
import type { ProcessingProfile, ReturnPolicy } from './schemas';

/** With a name made of its terms, such as `Made to order, 3-5 days`. Pure. */
export function named(profile: ProcessingProfile) {
	const { processingProfileId, ...terms } = profile;
	return { processingProfileId, name: nameOfProcessingProfile(profile), ...terms };
}

/** With a name made of its terms, such as `Returns and exchanges within 30 days`. Pure. */
export function namedPolicy(policy: ReturnPolicy) {
	const { returnPolicyId, ...terms } = policy;
	return { returnPolicyId, name: nameOfReturnPolicy(policy), ...terms };
}
