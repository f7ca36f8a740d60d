import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { mutuelleSuite } from './add-mutuelle.suite.ts';
import { photoSuite } from './attach-photos.suite.ts';
import { auditSuite } from './audit.suite.ts';
import { cardSuite } from './cards.suite.ts';
import { personSuite } from './find-persons.suite.ts';
import { memberSuite } from './import-members.suite.ts';
import { officeSuite } from './office.suite.ts';
import { printingSuite } from './printing.suite.ts';
import { publishedListSuite } from './published-list.suite.ts';
import { contributionSuite } from './record-contributions.suite.ts';
import { TestEngine } from './testing/test-engine.ts';

// One file, so that all of it shares one PostgreSQL server; the suites are beside what they test.
describe.each([new TestEngine('sqlite'), new TestEngine('postgres')])('on $name', (engine) => {
  beforeAll(() => engine.start());
  afterEach(() => engine.closeAll());
  afterAll(() => engine.stop());

  officeSuite(engine);
  mutuelleSuite(engine);
  memberSuite(engine);
  personSuite(engine);
  photoSuite(engine);
  contributionSuite(engine);
  cardSuite(engine);
  printingSuite(engine);
  publishedListSuite(engine);
  auditSuite(engine);
});
