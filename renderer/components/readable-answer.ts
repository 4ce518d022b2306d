/** A marketplace's answer laid out for reading: JSON indented, anything else as it came. */
export function readableAnswer(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
