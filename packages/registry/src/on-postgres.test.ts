import { testOn } from './both-engines.suite.ts';

testOn('postgres');
