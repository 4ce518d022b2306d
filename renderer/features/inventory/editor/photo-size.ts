/** The largest photo file that the core takes in, bytes (shared/ipc/inventory.ts). */
export const largestPhoto = 50 * 1024 ** 2;

/** Refused here, because one file that is too large would spoil the whole request. */
export const tooLarge = (file: { readonly size: number }): boolean => file.size > largestPhoto;
