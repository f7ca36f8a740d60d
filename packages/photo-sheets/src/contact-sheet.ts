import type { MemberNumber } from '@passeport/codes';

/** Somebody on a contact sheet: what is known without opening a picture. */
export interface ContactPerson {
  member: MemberNumber;
  name: string;
  /** Where the household lives. */
  place: string;
  household: string;
  state: 'unreviewed' | 'accepted' | 'refused';
  /** What is unsure, in words. */
  warnings: readonly string[];
  crop: ContactCrop;
  original: { widthPx: number; heightPx: number };
  /** Which original it is, as the corrections that the page saves say it: they are of that picture only. */
  print: string;
}

/** What is kept of the original, in its upright pixels; turned clockwise around its centre. */
export interface ContactCrop {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  rollDegrees: number;
}

/** The pictures of one person, as JPEG; the original small, in its proportions. One that is lost is not there. */
export interface ContactPictures {
  original?: { jpeg: Uint8Array; widthPx: number; heightPx: number } | undefined;
  portrait?: Uint8Array | undefined;
}

/** What a contact sheet says besides, in the office's language. */
export interface ContactWords {
  title: string;
  /** How to read it and how to bring corrections back, on every page. */
  legend: string;
  page: (page: number, pages: number) => string;
  states: Readonly<Record<ContactPerson['state'], string>>;
  missing: string;
  /** The buttons of the page for screens. */
  screen: {
    language: string;
    accept: string;
    refuse: string;
    save: string;
    help: string;
    fileName: string;
  };
}

/** A contact sheet: pictures are asked for when their turn comes, so that few are in memory. */
export interface ContactSheet {
  people: readonly ContactPerson[];
  pictures: (person: ContactPerson) => Promise<ContactPictures>;
  words: ContactWords;
  author: string;
  created: Date;
  onProgress?: (done: number) => void;
}

export const COLUMNS = 5;
export const ROWS = 6;
const A_PAGE = COLUMNS * ROWS;

/** Persons by pages of thirty, in the order given: a household is on one page wherever it can be. */
export function planPages(people: readonly ContactPerson[]): ContactPerson[][] {
  const pages: ContactPerson[][] = [];
  let page: ContactPerson[] = [];
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (let start = 0; start < people.length;) {
    const household = people[start]?.household;
    let end = start + 1;
    while (end < people.length && people[end]?.household === household) end++;
    if (page.length + (end - start) > A_PAGE && end - start <= A_PAGE) turn();
    for (const person of people.slice(start, end)) {
      if (page.length === A_PAGE) turn();
      page.push(person);
    }
    start = end;
  }
  turn();
  return pages;
}

/** Four corners of the crop as shares of the original's width and height. */
export function cropCorners({ crop, original }: ContactPerson): [number, number][] {
  const { leftPx, topPx, widthPx, heightPx, rollDegrees } = crop;
  const [centreX, centreY] = [leftPx + widthPx / 2, topPx + heightPx / 2];
  const angle = (rollDegrees * Math.PI) / 180;
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x = 0, y = 0]) => {
    const [dx, dy] = [(x * widthPx) / 2, (y * heightPx) / 2];
    return [
      (centreX + dx * Math.cos(angle) - dy * Math.sin(angle)) / original.widthPx,
      (centreY + dx * Math.sin(angle) + dy * Math.cos(angle)) / original.heightPx,
    ];
  });
}

/** Which persons stand on a tinted ground: every second household, so that each is seen as one. */
export function isTinted(people: readonly ContactPerson[]): Map<MemberNumber, boolean> {
  const tinted = new Map<MemberNumber, boolean>();
  let [household, tint] = ['', true];
  for (const person of people) {
    if (person.household !== household) tint = !tint;
    household = person.household;
    tinted.set(person.member, tint);
  }
  return tinted;
}
