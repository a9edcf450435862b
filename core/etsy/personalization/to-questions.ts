import { toDecimal } from '../../domain/money';
import {
	QUESTION_TYPES,
	type Question,
	type QuestionType,
} from '../../domain/personalization/types';
import type { ListingPersonalization } from './schemas';

/** The questions of a listing as far as this version knows their kinds. */
export interface ReadQuestions {
	questions: Question[];
	/** Kinds that are newer than this pack; empty unless Etsy has made new ones. */
	unknownTypes: string[];
}

function isKnown(type: string): type is QuestionType {
	return (QUESTION_TYPES as readonly string[]).includes(type);
}

/** Etsy's questions in our words. */
export function toQuestions({
	personalization_questions: all,
}: ListingPersonalization): ReadQuestions {
	const unknownTypes = all.map(({ question_type: type }) => type).filter((type) => !isKnown(type));
	const questions = all.flatMap((question): Question[] => {
		const { question_type: type } = question;
		if (!isKnown(type)) return [];
		const { max_allowed_characters: maxCharacters, max_allowed_files: maxFiles } = question;
		return [
			{
				questionId: question.question_id,
				text: question.question_text ?? '',
				type,
				required: question.required ?? false,
				...(question.instructions ? { instructions: question.instructions } : {}),
				...(typeof maxCharacters === 'number' ? { maxCharacters } : {}),
				...(typeof maxFiles === 'number' ? { maxFiles } : {}),
				options: question.options.map(({ option_id: optionId, label = '' }) => ({
					...(optionId === undefined ? {} : { optionId }),
					label,
				})),
				...(question.add_on_price && question.add_on_price.amountMinor !== 0
					? { addOnPrice: toDecimal(question.add_on_price) }
					: {}),
			},
		];
	});
	return { questions, unknownTypes };
}

/** One question as Etsy takes it. */
export interface QuestionBody {
	question_id?: number;
	question_text: string;
	question_type: QuestionType;
	required: boolean;
	instructions?: string;
	max_allowed_characters?: number;
	max_allowed_files?: number;
	options?: Array<{ option_id?: number; label: string }>;
	/** Null says "none"; a question that had a price must say so (facts/etsy.md 8). */
	add_on_price: number | null;
}

/** Our questions as Etsy takes them, ids of those that stay included. */
export function toBodies(questions: readonly Question[]): QuestionBody[] {
	return questions.map((question) => ({
		...(question.questionId === undefined ? {} : { question_id: Number(question.questionId) }),
		question_text: question.text,
		question_type: question.type,
		required: question.required,
		...(question.instructions ? { instructions: question.instructions } : {}),
		...(question.maxCharacters === undefined
			? {}
			: { max_allowed_characters: question.maxCharacters }),
		...(question.maxFiles === undefined ? {} : { max_allowed_files: question.maxFiles }),
		...(question.options.length === 0
			? {}
			: {
					options: question.options.map(({ optionId, label }) => ({
						...(optionId === undefined ? {} : { option_id: Number(optionId) }),
						label,
					})),
				}),
		add_on_price: question.addOnPrice === undefined ? null : Number(question.addOnPrice),
	}));
}
