/**
 * What a field takes in at most, given what is saved at most (code points, of which each has one or two UTF-16 units). A
 * text that is somewhat too long stays to be shortened; a whole file pasted by mistake would stop the page for seconds.
 */
export const typedAtMost = (limit: number): number => limit * 2;
