/** One item specific of a category, as the Taxonomy API describes it. */
export interface AspectFacts {
  readonly name: string;
  readonly required: boolean;
  readonly usage: 'RECOMMENDED' | 'OPTIONAL';
  readonly mode: 'FREE_TEXT' | 'SELECTION_ONLY';
  readonly cardinality: 'SINGLE' | 'MULTI';
  readonly dataType: 'STRING' | 'NUMBER';
  readonly maxLength: number;
  readonly variations: boolean;
  readonly values: readonly string[];
}

/** A further question some conditions bring along: grader and grade of a trading card. */
export interface ConditionDescriptorFacts {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly mode: 'SELECTION_ONLY' | 'FREE_TEXT';
  readonly values: readonly { readonly id: string; readonly name: string }[];
}

export interface ConditionFacts {
  readonly id: string;
  /** The words the category shows for it. */
  readonly name: string;
  readonly descriptors: readonly ConditionDescriptorFacts[];
}

/** Which conditions a category takes. */
export interface ConditionPolicy {
  readonly required: boolean;
  readonly conditions: readonly ConditionFacts[];
}

/** A category with everything practice eBay knows of it. */
export interface CategoryNode {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  /** 1 below the root. */
  readonly level: number;
  readonly leaf: boolean;
  readonly aspects: readonly AspectFacts[];
  readonly conditions: ConditionPolicy;
  /** Words buyers and sellers use for things in it, beyond its name. */
  readonly synonyms: string;
}
