export { ALARM, BAND, GOLD, GREEN, INK, RULE, SOFT } from './colours.ts';
export { cutTo, writeLine, type FittedLine } from './write-line.ts';
