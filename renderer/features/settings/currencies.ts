/** All currencies the engine knows, named in the reader's language; the present one always among them. */
export function currencies(language: string, present: string): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return [...new Set([...Intl.supportedValuesOf('currency'), present])].map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}
