import { basename, join } from 'node:path';
import { DELTA_FILE_EXTENSION, LIST_FILE_EXTENSION } from '@passeport/eligibility';

/** Where an office keeps its things; every path of the folder is named here. */
export interface OfficeFolder {
  root: string;
  marker: string;
  registry: string;
  keys: string;
  trust: string;
  /** The next trust list, while it takes the place of the one before. */
  nextTrust: string;
  plans: string;
  originals: string;
  portraits: string;
  /** What imports found in files of photos: a shortcut, which may be deleted. */
  inspected: string;
  prints: string;
  lists: string;
  currentList: string;
  collection: string;
  imports: string;
}

/** The paths of an office, whether or not they are there yet. */
export function officeFolder(root: string): OfficeFolder {
  return {
    root,
    marker: join(root, 'office.json'),
    registry: join(root, 'registry.sqlite'),
    keys: join(root, 'keys'),
    trust: join(root, 'trust.jws'),
    nextTrust: join(root, 'trust.next.jws'),
    plans: join(root, 'plans.json'),
    originals: join(root, 'photos', 'originals'),
    portraits: join(root, 'photos', 'portraits'),
    inspected: join(root, 'photos', 'inspected.json'),
    prints: join(root, 'prints'),
    lists: join(root, 'lists'),
    currentList: join(root, 'list'),
    collection: join(root, 'collection'),
    imports: join(root, 'imports'),
  };
}

/** A published list as one file, by its number. */
export function listFilePath({ lists }: OfficeFolder, sequence: number): string {
  return join(lists, `liste-${sixDigits(sequence)}${LIST_FILE_EXTENSION}`);
}

/** A list that the administrator is asked to sign, by its number. */
export function listRequestPath({ lists }: OfficeFolder, sequence: number): string {
  return join(lists, `demande-${sixDigits(sequence)}.psq`);
}

/** What changed to a list from the one by the number `before`. */
export function deltaFilePath({ lists }: OfficeFolder, sequence: number, before: number): string {
  return join(lists, `liste-${sixDigits(sequence)}-depuis-${sixDigits(before)}${DELTA_FILE_EXTENSION}`);
}

function sixDigits(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

/** Where the refused rows of a file go when nothing else is said. */
export function defaultRefusalsPath(folder: OfficeFolder, path: string): string {
  return join(folder.imports, `${basename(path).replace(/\.[^.]+$/, '')}-a-corriger.xlsx`);
}
