/** Modules of a side: the smallest square symbol that holds 16 digits. */
export const DATA_MATRIX_MODULES = 14;
const INNER = 12;
const DATA_CODEWORDS = 8;
const CHECK_CODEWORDS = 10;
/** x⁸ + x⁵ + x³ + x² + 1 (ISO/IEC 16022 §5.7). */
const FIELD_POLYNOMIAL = 0x12d;

/** Sixteen digits as a Data Matrix ECC 200 of 14 × 14 modules, row by row from the top, `true` where it is dark. */
export function encodeDataMatrix(digits: string): boolean[][] {
  if (!/^\d{16}$/.test(digits)) throw new RangeError(`not 16 digits: ${digits}`);
  // Two digits a codeword (§5.2.3).
  const data = Array.from(
    { length: DATA_CODEWORDS },
    (_, at) => 130 + Number(digits.slice(2 * at, 2 * at + 2)),
  );
  const codewords = [...data, ...checkWords(data)];
  const rows = Array.from({ length: DATA_MATRIX_MODULES }, () =>
    Array.from({ length: DATA_MATRIX_MODULES }, () => false),
  );
  const last = DATA_MATRIX_MODULES - 1;
  const set = (row: number, column: number, isDark: boolean) => {
    const line = rows[row];
    if (line) line[column] = isDark;
  };
  placement ??= placeCodewords();
  for (const [row, columns] of placement.entries())
    for (const [column, { word, bit }] of columns.entries())
      set(row + 1, column + 1, (((codewords[word] ?? 0) >> (7 - bit)) & 1) === 1);
  for (let at = 0; at <= last; at++) {
    set(0, at, at % 2 === 0);
    set(at, last, at % 2 === 1);
    set(at, 0, true);
    set(last, at, true);
  }
  return rows;
}

/** The polynomial whose roots are α to α¹⁰. */
function makeGenerator(): number[] {
  let polynomial = [1];
  for (let power = 1; power <= CHECK_CODEWORDS; power++) {
    const root = alphaTo(power);
    polynomial = [...polynomial, 0].map(
      (value, at) => value ^ (at === 0 ? 0 : multiply(polynomial[at - 1] ?? 0, root)),
    );
  }
  return polynomial;
}

/** Reed-Solomon over GF(2⁸) (§5.7). */
function checkWords(data: readonly number[]): number[] {
  generator ??= makeGenerator();
  const rest = [...data, ...Array.from({ length: CHECK_CODEWORDS }, () => 0)];
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at] ?? 0;
    for (let offset = 0; offset < generator.length; offset++)
      rest[at + offset] = (rest[at + offset] ?? 0) ^ multiply(generator[offset] ?? 0, factor);
  }
  return rest.slice(data.length);
}

function alphaTo(power: number): number {
  let value = 1;
  for (let at = 0; at < power; at++) value = multiply(value, 2);
  return value;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product <<= 1;
    if (product & 0x100) product ^= FIELD_POLYNOMIAL;
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

interface Module {
  word: number;
  bit: number;
}

/** The same in every symbol, made once. */
let placement: Module[][] | undefined;
let generator: number[] | undefined;

/** Which bit of which codeword is where (§F.3), for a square of 12 modules. */
function placeCodewords(): Module[][] {
  const rows: (Module | undefined)[][] = Array.from({ length: INNER }, () =>
    Array.from({ length: INNER }, (): Module | undefined => undefined),
  );
  let word = 0;
  const put = (row: number, column: number, bit: number) => {
    const around = 4 - ((INNER + 4) % 8);
    let [r, c] = [row, column];
    if (r < 0) [r, c] = [r + INNER, c + around];
    if (c < 0) [r, c] = [r + around, c + INNER];
    const line = rows[r];
    if (line) line[c] = { word, bit };
  };
  const shape = (places: readonly (readonly [number, number])[]) => {
    for (const [bit, [row, column]] of places.entries()) put(row, column, bit);
    word++;
  };
  const utah = (r: number, c: number) =>
    shape([
      [r - 2, c - 2],
      [r - 2, c - 1],
      [r - 1, c - 2],
      [r - 1, c - 1],
      [r - 1, c],
      [r, c - 2],
      [r, c - 1],
      [r, c],
    ]);
  const end = INNER - 1;
  const rightEdge = [
    [0, end - 1],
    [0, end],
    [1, end],
    [2, end],
    [3, end],
  ] as const;
  const isFree = (row: number, column: number) =>
    row >= 0 && row < INNER && column >= 0 && column < INNER && rows[row]?.[column] === undefined;
  let [row, column] = [4, 0];
  do {
    if (row === INNER && column === 0) shape([[end, 0], [end, 1], [end, 2], ...rightEdge]);
    if (row === INNER - 2 && column === 0) shape([[end - 2, 0], [end - 1, 0], [end, 0], ...rightEdge]);
    do {
      if (isFree(row, column)) utah(row, column);
      row -= 2;
      column += 2;
    } while (row >= 0 && column < INNER);
    row += 1;
    column += 3;
    do {
      if (isFree(row, column)) utah(row, column);
      row += 2;
      column -= 2;
    } while (row < INNER && column >= 0);
    row += 3;
    column += 1;
  } while (row < INNER || column < INNER);
  return rows.map((line) => line.map((module) => module ?? { word: 0, bit: 0 }));
}
