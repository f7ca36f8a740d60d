import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  cropCorners,
  isTinted,
  planPages,
  type ContactPerson,
  type ContactPictures,
  type ContactSheet,
} from './contact-sheet.ts';

const css = new URL('../page/page.css', import.meta.url);
const script = new URL('../page/page.js', import.meta.url);

/** What a state is as an action of the corrections file; what nobody said anything of is none. */
const SAID = { accepted: 'accept', refused: 'refuse', unreviewed: '' } as const;

/**
 * Draws a contact sheet as one HTML page that needs nothing else: to print, or to click through on a screen, where it saves the
 * corrections. Its policy lets no other script run and nothing be fetched. Returns how many pages it prints on.
 */
export async function drawContactHtml(sheet: ContactSheet, output: Writable): Promise<{ pages: number }> {
  const { words } = sheet;
  const pages = planPages(sheet.people);
  const tinted = isTinted(sheet.people);
  const write = async (html: string): Promise<void> => {
    if (!output.write(html)) await once(output, 'drain');
  };
  await write(await drawHead(sheet));
  let done = 0;
  for (const [index, people] of pages.entries()) {
    const places = [...new Set(people.map(({ place }) => place))].join(' · ');
    await write(
      `<section><header><h2>${escape(words.title)}</h2><span>${escape(places)}</span>` +
        `<b>${escape(words.page(index + 1, pages.length))}</b></header><div class="people">`,
    );
    for (const person of people) {
      const tint = tinted.get(person.member) === true;
      await write(drawPerson(sheet, person, await sheet.pictures(person), tint));
      sheet.onProgress?.(++done);
    }
    await write(`</div><footer>${escape(words.legend)}</footer></section>`);
  }
  output.end('</body></html>\n');
  await finished(output);
  return { pages: pages.length };
}

async function drawHead({ words: { title, screen } }: ContactSheet): Promise<string> {
  const [style, code] = await Promise.all([readFile(css, 'utf8'), readFile(script, 'utf8')]);
  const hash = createHash('sha256').update(code).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  return (
    `<!doctype html><html lang="${escape(screen.language)}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head><body>` +
    `<div class="bar"><p>${escape(screen.help)}</p>` +
    `<button id="save" data-file="${escape(screen.fileName)}">${escape(screen.save)}</button></div>` +
    // The script asks for what is on the page when it is clicked; the button is there already.
    `<script>${code}</script>`
  );
}

function drawPerson(
  { words }: ContactSheet,
  person: ContactPerson,
  pictures: ContactPictures,
  tint: boolean,
): string {
  const said = person.state === 'refused' ? [words.states.refused, ...person.warnings] : person.warnings;
  const missing = `<div class="missing">${escape(words.missing)}</div>`;
  const portrait =
    pictures.portrait === undefined
      ? missing
      : `<img class="portrait" loading="lazy" alt="" src="${dataUrl(pictures.portrait)}">`;
  const { accept, refuse } = words.screen;
  return (
    `<article${tint ? ' class="tint"' : ''} data-number="${person.member}" data-print="${escape(person.print)}" data-state="${SAID[person.state]}" data-said="${SAID[person.state]}">` +
    `<div class="number"><span>${person.member}</span><span class="box"></span></div>` +
    `<div class="pictures">${drawOriginal(person, pictures.original) ?? missing}${portrait}</div>` +
    `<div class="name">${escape(person.name)}</div><div class="warnings">${escape(said.join(' · '))}</div>` +
    `<div class="choices"><button data-action="accept">${escape(accept)}</button><button data-action="refuse">${escape(refuse)}</button></div>` +
    `</article>\n`
  );
}

function drawOriginal(person: ContactPerson, picture: ContactPictures['original']): string | undefined {
  if (picture === undefined) return undefined;
  const corners = cropCorners(person)
    .map((corner) => corner.map((share) => (share * 100).toFixed(1)).join(','))
    .join(' ');
  let ruler = '';
  for (let tenth = 10; tenth < 100; tenth += 10) {
    const length = tenth === 50 ? 5 : 3;
    ruler += `M${tenth} 0V${length}M0 ${tenth}H${length}`;
  }
  return (
    `<div class="original"><img loading="lazy" draggable="false" alt="" width="${picture.widthPx}" height="${picture.heightPx}" style="width:auto;height:auto" src="${dataUrl(picture.jpeg)}">` +
    `<svg viewBox="0 0 100 100" preserveAspectRatio="none">` +
    [
      ['#fff', 4],
      ['#c8321e', 2],
    ]
      .map(
        ([colour, width]) =>
          `<polygon points="${corners}" fill="none" stroke="${colour}" stroke-width="${width}" vector-effect="non-scaling-stroke"/>`,
      )
      .join('') +
    `<path d="${ruler}" stroke="#fff" vector-effect="non-scaling-stroke"/></svg></div>`
  );
}

function dataUrl(jpeg: Uint8Array): string {
  return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
}

function escape(text: string): string {
  return text.replaceAll(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  );
}
