/** The kinds of questions that can be asked (facts/etsy.md 8). */
export const QUESTION_TYPES = [
	'text_input',
	'dropdown',
	'unlabeled_upload',
	'labeled_upload',
] as const;
/** One of {@link QUESTION_TYPES}. */
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** A choice of a list, or the label of a file that the buyer uploads. */
export interface QuestionOption {
	/** May change with each write. */
	optionId?: string;
	label: string;
}

/** A question to the buyer of a listing. */
export interface Question {
	/** May change with each write; missing for a new question. */
	questionId?: string;
	text: string;
	type: QuestionType;
	required: boolean;
	instructions?: string;
	/** The longest answer, for `text_input`. */
	maxCharacters?: number;
	/** How many files the buyer may upload. */
	maxFiles?: number;
	options: QuestionOption[];
	/** What answering costs, as a plain decimal in the shop's currency, such as `2.50`. */
	addOnPrice?: string;
}

/**
 * A question as a user gives it: what is missing stays as it is. Without an id the text names the
 * question that is meant; with one the text may be a new one.
 */
export type QuestionPatch = Partial<Omit<Question, 'options'>> & {
	options?: Array<{ label: string }>;
};

/** How wanted questions and those of the listing come together. */
export type MergeMode = 'merge' | 'replaceAll';
