/** The name as a card shows it and its signature covers it: given names, then family name, as the person gave them. */
export function nameOnCard({ givenNames, familyName }: { givenNames: string; familyName: string }): string {
  return [givenNames, familyName]
    .filter((name) => name !== '')
    .join(' ')
    .normalize('NFC');
}
