import type { AspectFacts } from './types.ts';

type Options = Partial<Omit<AspectFacts, 'name' | 'required' | 'usage' | 'values'>>;

function aspect(
  name: string,
  required: boolean,
  usage: AspectFacts['usage'],
  values: string,
  options: Options,
): AspectFacts {
  return {
    name,
    required,
    usage,
    mode: 'FREE_TEXT',
    cardinality: 'SINGLE',
    dataType: 'STRING',
    maxLength: 65,
    variations: false,
    values: values === '' ? [] : values.split('|'),
    ...options,
  };
}

/** Values are written as one text, separated by bars. */
export const required = (name: string, values = '', options: Options = {}): AspectFacts =>
  aspect(name, true, 'RECOMMENDED', values, options);
export const recommended = (name: string, values = '', options: Options = {}): AspectFacts =>
  aspect(name, false, 'RECOMMENDED', values, options);
export const optional = (name: string, values = '', options: Options = {}): AspectFacts =>
  aspect(name, false, 'OPTIONAL', values, options);

export const CHOICE: Options = { mode: 'SELECTION_ONLY' };
export const MANY: Options = { cardinality: 'MULTI' };
export const MANY_OF: Options = { mode: 'SELECTION_ONLY', cardinality: 'MULTI' };
export const VARIES: Options = { variations: true };
export const NUMERIC: Options = { dataType: 'NUMBER' };
