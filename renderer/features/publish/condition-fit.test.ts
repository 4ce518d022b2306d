import { describe, expect, it } from 'vitest';
import type { CategoryRequirements } from '#shared/domain/taxonomy.ts';
import { conditionFit } from './condition-fit.ts';

const requirements = (patch: Partial<CategoryRequirements>): CategoryRequirements => ({
  categoryId: '1',
  aspects: [],
  conditionRequired: true,
  conditions: [
    { remote: 'NEW', label: 'New with tags', ours: 'new' },
    { remote: 'USED_EXCELLENT', label: 'Pre-owned', ours: 'excellent' },
  ],
  ...patch,
});

describe('condition in a category', () => {
  it('gives the wording of the marketplace where it fits', () => {
    expect(conditionFit(requirements({}), 'new')).toEqual({ kind: 'fits', label: 'New with tags' });
  });

  it('names what is allowed where it does not', () => {
    expect(conditionFit(requirements({}), 'for_parts')).toEqual({ kind: 'refused', allowed: ['new', 'excellent'] });
  });

  it('asks for one only where the category does', () => {
    expect(conditionFit(requirements({}), null)).toEqual({ kind: 'missing', allowed: ['new', 'excellent'] });
    expect(conditionFit(requirements({ conditionRequired: false }), null)).toEqual({ kind: 'free' });
  });

  it('has no say in a category without conditions', () => {
    expect(conditionFit(requirements({ conditions: [] }), 'new')).toEqual({ kind: 'free' });
  });
});
