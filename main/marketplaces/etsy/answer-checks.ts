import type { Finding } from '#shared/domain/finding.ts';
import type { ListingDraft } from '../marketplace.ts';
import { aspectFindings } from '../rules/aspect-checks.ts';
import { measure, shownAttribute, type AttributeRule } from './attributes.ts';
import { given } from './details.ts';
import { foreignToMaterial, foreignToTag } from './limits.ts';
import { finding } from './messages.ts';
import { named, type PreflightContext } from './preflight.ts';
import { asked, listingQuestions, listQuestions } from './questions.ts';

const fieldOf = (name: string): string => `markets.etsy.aspects.${name}`;

/** No bound of Etsy's is known for attributes; what a category says counts. */
const attributeLimits = { name: 200, value: 200, values: 50 };

/** The draft's answers: to Etsy's own questions, to the category's attributes, and the free lists. */
export function answerFindings(draft: ListingDraft, context: PreflightContext): readonly Finding[] {
  const { defaults, year } = context;
  const rules = context.category.kind === 'rules' ? context.category.rules : [];
  const own = listingQuestions(year, {
    who: defaults.whoMade !== undefined,
    when: defaults.whenMade !== undefined,
  });
  const questions = [...own, ...rules.map(shownAttribute)];
  const choices = questions.filter(({ name }) => listQuestions[name] === undefined);
  return [
    ...aspectFindings(finding, 'etsy', onlyAsked(draft, choices), choices, attributeLimits),
    ...(given(draft, asked.tags).length === 0
      ? [finding('warning', fieldOf(asked.tags), 'aspect_recommended', { aspect: asked.tags })]
      : []),
    ...Object.keys(listQuestions).flatMap((name) => listFindings(draft, name)),
    ...rules.flatMap((rule) => attributeFindings(draft, rule)),
  ];
}

/** Answers to questions of another category are not sent. */
const onlyAsked = (draft: ListingDraft, questions: readonly { readonly name: string }[]): ListingDraft => ({
  ...draft,
  aspects: Object.fromEntries(
    questions.flatMap(({ name }) => (name in draft.aspects ? [[name, given(draft, name)]] : [])),
  ),
});

function listFindings(draft: ListingDraft, name: string): readonly Finding[] {
  const rule = listQuestions[name];
  if (rule === undefined) return [];
  const values = given(draft, name);
  const foreign = name === asked.tags ? foreignToTag : foreignToMaterial;
  const many =
    values.length > rule.count
      ? [
          finding('error', fieldOf(name), 'aspect_too_many_values', {
            aspect: name,
            count: values.length,
            limit: rule.count,
          }),
        ]
      : [];
  return [
    ...many,
    ...values.flatMap((value) => {
      const length = [...value].length;
      const what = [...new Set(value.match(foreign) ?? [])];
      return [
        ...(length > rule.length
          ? [finding('error', fieldOf(name), 'aspect_value_too_long', { aspect: name, length, limit: rule.length })]
          : []),
        ...(what.length > 0
          ? [finding('error', fieldOf(name), 'etsy_value_characters', { aspect: name, value, what: named(what) })]
          : []),
      ];
    }),
  ];
}

function attributeFindings(draft: ListingDraft, rule: AttributeRule): readonly Finding[] {
  const values = given(draft, rule.name);
  const field = fieldOf(rule.name);
  const many =
    values.length > rule.most && rule.most > 1
      ? [
          finding('error', field, 'aspect_too_many_values', {
            aspect: rule.name,
            count: values.length,
            limit: rule.most,
          }),
        ]
      : [];
  const [first] = values;
  const unmeasured =
    first !== undefined && rule.values.length === 0 && rule.scales.length > 0 && measure(first, rule) === undefined
      ? [finding('error', field, 'aspect_not_a_number', { aspect: rule.name, value: first })]
      : [];
  return [...many, ...unmeasured];
}
