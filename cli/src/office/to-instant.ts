/** RFC 3339 in UTC, to the second: how signed documents write a time. */
export function toInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
