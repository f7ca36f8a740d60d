import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Engine } from './engine.ts';
import { mutuelleSuite } from './add-mutuelle.suite.ts';
import { photoSuite } from './attach-photos.suite.ts';
import { auditChainSuite } from './audit-chain.suite.ts';
import { auditSuite } from './audit.suite.ts';
import { cancellationSuite } from './cancel-contribution.suite.ts';
import { cardListSuite } from './card.suite.ts';
import { concurrencySuite } from './concurrency.suite.ts';
import { reportCountsSuite } from './report-counts.suite.ts';
import { coverageSuite } from './coverage-rows.suite.ts';
import { mergeSuite } from './merge-persons.suite.ts';
import { moveSuite } from './move-persons.suite.ts';
import { personSuite } from './find-persons.suite.ts';
import { memberSuite } from './import-members.suite.ts';
import { officeSuite } from './office.suite.ts';
import { openingSuite } from './opening.suite.ts';
import { postgresErrorSuite } from './postgres-errors.suite.ts';
import { givingPlanSuite } from './give-plan.suite.ts';
import { handOverSuite } from './hand-over.suite.ts';
import { printingSuite } from './printing.suite.ts';
import { resumeSuite } from './resume-batch.suite.ts';
import { skippingSuite } from './skip-numbers.suite.ts';
import { spoilingSuite } from './spoil-prints.suite.ts';
import { publishedListSuite } from './published-list.suite.ts';
import { recoveringSuite } from './recover-cards.suite.ts';
import { contributionSuite } from './record-contributions.suite.ts';
import { issuingSuite } from './record-issued-cards.suite.ts';
import { deadCardSuite } from './revoke-card.suite.ts';
import { TestEngine } from './testing/test-engine.ts';
import { comingBackSuite } from './transfer/coming-back.suite.ts';
import { transferSuite } from './transfer/transfer.suite.ts';

const SUITES = [
  openingSuite,
  postgresErrorSuite,
  officeSuite,
  mutuelleSuite,
  givingPlanSuite,
  memberSuite,
  personSuite,
  mergeSuite,
  moveSuite,
  photoSuite,
  contributionSuite,
  cancellationSuite,
  coverageSuite,
  reportCountsSuite,
  issuingSuite,
  deadCardSuite,
  cardListSuite,
  printingSuite,
  resumeSuite,
  spoilingSuite,
  handOverSuite,
  publishedListSuite,
  skippingSuite,
  recoveringSuite,
  transferSuite,
  comingBackSuite,
  auditSuite,
  auditChainSuite,
  concurrencySuite,
];

/** Everything that is tested on both engines; a file for each engine calls it, so that they run side by side. */
export function testOn(name: Engine): void {
  const engine = new TestEngine(name);
  describe(`on ${name}`, () => {
    beforeAll(() => engine.start());
    afterEach(() => engine.closeAll());
    afterAll(() => engine.stop());
    for (const suite of SUITES) suite(engine);
  });
}
