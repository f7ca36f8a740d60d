import { countPersons } from '@passeport/registry';
import type { PyramidChart, Topic } from '@passeport/reports';
import { partOf, placeTopics } from './place-topics.ts';
import { PlaceTally } from './place-tally.ts';
import type { ReportRequest } from './report-request.ts';

const BAND_YEARS = 5;
const OLDEST = 80;
const CHILD_YEARS = 15;

/** Who the members are: by sex and age, by union, mutuelle and village. */
export async function reportMembers({ office, scope, today, words }: ReportRequest): Promise<Topic[]> {
  const { members: said } = words.reports;
  const counted = await countPersons(office.registry, { mutuelles: scope.numbers, today });
  const tally = new PlaceTally(scope, ['households', 'members', 'women', 'men', 'children', 'ended']);
  const bands = Array.from({ length: OLDEST / BAND_YEARS + 1 }, (): [number, number] => [0, 0]);
  for (const row of counted.households) tally.add(row, { households: row.households });
  for (const row of counted.ended) tally.add(row, { ended: row.persons });
  for (const row of counted.active) {
    const { sex, ageYears, persons } = row;
    tally.add(row, {
      members: persons,
      [sex === 'F' ? 'women' : 'men']: persons,
      children: ageYears < CHILD_YEARS ? persons : 0,
    });
    const band = bands[Math.min(Math.floor(ageYears / BAND_YEARS), OLDEST / BAND_YEARS)];
    if (band !== undefined && scope.includesVillage(row.village)) band[sex === 'F' ? 0 : 1] += persons;
  }
  const { households, members, women, children } = tally.total();
  const ages: PyramidChart['ages'] = bands.map((values, at) => ({
    label:
      at * BAND_YEARS === OLDEST ? `${OLDEST}+` : `${at * BAND_YEARS}–${at * BAND_YEARS + BAND_YEARS - 1}`,
    values,
  }));
  const [inWomen, inMen] = [said.women, said.men];
  return [
    {
      title: said.title,
      figures: [
        { label: said.members, value: members, kind: 'count' },
        { label: said.households, value: households, kind: 'count' },
        { label: said.womenShare, value: partOf(women, members), kind: 'percent' },
        { label: said.childrenShare, value: partOf(children, members), kind: 'percent' },
      ],
      charts: [{ kind: 'pyramid', title: said.pyramid, sides: [inWomen, inMen], ages }],
      tables: [
        {
          title: said.byAge,
          columns: [
            { heading: said.age, kind: 'text' },
            { heading: inWomen, kind: 'count' },
            { heading: inMen, kind: 'count' },
            { heading: said.members, kind: 'count' },
          ],
          rows: ages.map(({ label, values: [f, m] }) => [label, f, m, f + m]),
          total: [words.reports.total, women, members - women, members],
          rowsOnPaper: 0,
        },
      ],
      notes: [said.note],
    },
    ...placeTopics(
      tally,
      {
        subject: said.subject,
        columns: [
          { heading: said.households, kind: 'count', of: 'households' },
          { heading: said.members, kind: 'count', of: 'members' },
          { heading: inWomen, kind: 'count', of: 'women' },
          { heading: inMen, kind: 'count', of: 'men' },
          { heading: said.children, kind: 'count', of: 'children' },
          { heading: said.ended, kind: 'count', of: 'ended' },
        ],
        bars: {
          title: said.bars,
          parts: [
            { name: inWomen, of: 'women' },
            { name: inMen, of: 'men' },
          ],
        },
      },
      words,
    ),
  ];
}
