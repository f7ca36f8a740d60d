/** A number with its noun, in French: zero and one are singular, thousands are set apart. */
export function countFr(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr').replaceAll(/\s/g, '\u00a0')} ${count < 2 ? one : many}`;
}

/** A number with its noun, in English: only one is singular. */
export function countEn(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A noun for a number that stands elsewhere, in French. */
export function nounFr(one: string, many: string): (count: number) => string {
  return (count) => (count < 2 ? one : many);
}

/** A noun for a number that stands elsewhere, in English. */
export function nounEn(one: string, many: string): (count: number) => string {
  return (count) => (count === 1 ? one : many);
}
