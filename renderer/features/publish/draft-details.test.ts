import { describe, expect, it } from 'vitest';
import { withTerm, type MarketDetails } from '#shared/domain/item.ts';
import { detailsKey, edited, emptyDetails, reconciled } from './draft-details.ts';

const brand = (value: string): MarketDetails => ({ ...emptyDetails, aspects: { Brand: [value] } });

const freight = { value: '61', label: 'Freight' };

describe('draft of market details', () => {
  it('ends when its newest edit came back', () => {
    const draft = edited(edited(null, brand('N')), brand('Ni'));
    expect(reconciled(draft, brand('Ni'))).toBeNull();
  });

  it('goes on while an earlier edit of its own comes back', () => {
    const draft = edited(edited(null, brand('N')), brand('Ni'));
    const after = reconciled(draft, brand('N'));
    expect(after?.current).toEqual(brand('Ni'));
    expect(after && reconciled(after, brand('Ni'))).toBeNull();
  });

  it('gives way to a change from elsewhere', () => {
    expect(reconciled(edited(null, brand('Ni')), brand('Acme'))).toBeNull();
  });

  it('takes own policies for a part of the details', () => {
    const draft = edited(
      edited(null, withTerm(emptyDetails, 'a', 'p', freight)),
      withTerm(emptyDetails, 'b', 'p', freight),
    );
    expect(reconciled(draft, withTerm(emptyDetails, 'a', 'p', freight))?.current).toEqual(draft.current);
    expect(reconciled(draft, draft.current)).toBeNull();
    expect(reconciled(draft, emptyDetails)).toBeNull();
  });

  it('does not mind the order of the aspects', () => {
    const one = { ...emptyDetails, aspects: { Brand: ['A'], Size: ['M'] } };
    const other = { ...emptyDetails, aspects: { Size: ['M'], Brand: ['A'] } };
    expect(detailsKey(one)).toBe(detailsKey(other));
  });
});
