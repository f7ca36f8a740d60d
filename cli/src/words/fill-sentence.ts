/** Puts the values into a sentence's `{name}`s; one that is not there becomes `?`. */
export function fillSentence(sentence: string, values: object): string {
  const byName = new Map<string, unknown>(Object.entries(values));
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => describeValue(byName.get(name)));
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
}
