import { describe, expect, it } from 'vitest';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import {
  aspectControl,
  aspectProblem,
  groupAspects,
  orderAspects,
  requiredProgress,
  withAspect,
} from './aspect-rules.ts';

const aspect = (patch: Partial<Aspect>): Aspect => ({
  name: 'Brand',
  required: false,
  recommended: false,
  mode: 'text',
  multiple: false,
  maxLength: null,
  dataType: 'string',
  values: [],
  ...patch,
});

describe('aspect control', () => {
  it.each([
    ['select', false, 'select'],
    ['select', true, 'multi_select'],
    ['text', false, 'autocomplete'],
    ['text', true, 'tags'],
  ] as const)('serves mode %s, multiple %s with %s', (mode, multiple, control) => {
    expect(aspectControl(aspect({ mode, multiple }))).toBe(control);
  });
});

describe('aspect problem', () => {
  it.each([
    ['a required aspect without a value', { required: true }, [], 'required'],
    ['a required aspect of blanks', { required: true }, ['  '], 'required'],
    ['an optional aspect without a value', {}, undefined, null],
    ['a value outside the list', { mode: 'select', values: ['Red'] }, ['Blue'], 'not_in_list'],
    ['a value of the list', { mode: 'select', values: ['Red'] }, ['Red'], null],
    ['free text beside the suggestions', { values: ['Red'] }, ['Blue'], null],
    ['a value at the limit, counted in code points', { maxLength: 3 }, ['👟👟👟'], null],
    ['a value beyond the limit', { maxLength: 3 }, ['four'], 'too_long'],
    ['a word for a number', { dataType: 'number' }, ['ten'], 'not_a_number'],
    ['a number', { dataType: 'number' }, ['10.5'], null],
    ['a year for a date', { dataType: 'date' }, ['1998'], null],
    ['a word for a date', { dataType: 'date' }, ['May'], 'not_a_date'],
    ['two values where one is allowed', {}, ['a', 'b'], 'one_only'],
    ['two values where many are allowed', { multiple: true }, ['a', 'b'], null],
  ] as const)('judges %s', (_name, patch, values, problem) => {
    expect(aspectProblem(aspect(patch as Partial<Aspect>), values)).toBe(problem);
  });
});

describe('aspect form', () => {
  const aspects = [
    aspect({ name: 'Theme' }),
    aspect({ name: 'Colour', recommended: true }),
    aspect({ name: 'Size', required: true }),
    aspect({ name: 'Brand', required: true }),
  ];

  it('asks for the required ones first and keeps the marketplace order otherwise', () => {
    expect(orderAspects(aspects).map(({ name }) => name)).toEqual(['Size', 'Brand', 'Colour', 'Theme']);
  });

  it('keeps optional aspects back until they have a value', () => {
    expect(groupAspects(aspects, {}).more.map(({ name }) => name)).toEqual(['Theme']);
    expect(groupAspects(aspects, { Theme: ['Sport'] }).more).toEqual([]);
  });

  it('counts the required ones that can be sent', () => {
    expect(requiredProgress(aspects, { Size: ['M'], Theme: ['x'] })).toEqual({ done: 1, total: 2 });
  });

  it('leaves an aspect without a value out', () => {
    expect(withAspect({ Size: ['M'], Brand: ['Acme'] }, 'Size', [' '])).toEqual({ Brand: ['Acme'] });
    expect(withAspect({ Brand: ['Acme'] }, 'Size', ['M', ''])).toEqual({ Brand: ['Acme'], Size: ['M'] });
  });
});
