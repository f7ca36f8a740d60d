/** `de janvier`, `d’avril`: a month's name after "de", in French. */
export function deMonthFr(month: string): string {
  return /^[aàoô]/i.test(month) ? `d’${month}` : `de ${month}`;
}
