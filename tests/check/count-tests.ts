import * as v from 'valibot';

const report = v.object({
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
    }),
  ),
});

/** What a run of the tests came to; `skipped` are the titles, which say why. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: string[];
}

/** Counts vitest's JSON report. A file that failed before its first test counts as one failure. */
export function countTests(json: string): TestCount {
  const count: TestCount = { passed: 0, failed: 0, skipped: [] };
  for (const file of v.parse(report, JSON.parse(json)).testResults) {
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      count.failed++;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') count.passed++;
      else if (status === 'failed') count.failed++;
      else count.skipped.push(fullName);
    }
  }
  return count;
}
