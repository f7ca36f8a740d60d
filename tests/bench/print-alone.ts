/** `node print-alone.ts FOLDER TEMPLATE LAYOUT`: prints the folder's cards in a process that does nothing else, and says how it went. */
import { join } from 'node:path';
import { loadSheet, loadTemplate, printCards } from '@passeport/print';
import { sheetFile, templateFolder } from '@passeport/templates';
import { peakRssMb } from './peak-rss.ts';
import { countCards, readCards } from './print-job.ts';

const [folder = '', template = '', layout = ''] = process.argv.slice(2);
const count = await countCards(folder);
const job = {
  template: await loadTemplate(templateFolder(template)),
  layout: await loadSheet(sheetFile(layout)),
  // The office's number puts its marks on the sheets.
  batch: { number: 1, label: 'Banc d’essai', office: 4 },
  created: new Date(0),
};
// The first cards compile the program.
await printCards({ ...job, cards: readCards(folder, 100), output: join(folder, 'warm.pdf') });
const rssMb: number[] = [];
const started = performance.now();
const { bytes, cards } = await printCards({
  ...job,
  cards: readCards(folder),
  cardCount: count,
  output: join(folder, 'ours.pdf'),
  onProgress: (done) => {
    if (done % 250 === 0) rssMb.push(Math.round(process.memoryUsage.rss() / 1e6));
  },
});
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    cards,
    bytes,
    seconds,
    peakRssMb: peakRssMb(),
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    rssMb,
  }),
);
