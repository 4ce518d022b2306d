/** Texts of the publish area. */
export const publish = {} as const;
