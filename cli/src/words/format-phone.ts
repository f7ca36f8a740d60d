/** A telephone as it is written in Mali, `76 12 34 56`: `+223` is left out. A number that is not Mali's stays as it is. */
export function formatPhone(phone: string): string {
  const [, digits] = /^\+223(\d{8})$/.exec(phone) ?? [];
  return digits === undefined ? phone : digits.replaceAll(/\d\d(?=\d)/g, '$& ');
}
