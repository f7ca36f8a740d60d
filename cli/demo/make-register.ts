/**
 * Writes the made-up list of mutuelles and the made-up register, as an office might keep them: title rows above the headings,
 * merged cells, dates in every spelling, blank rows, and three rows that cannot be taken.
 * Run it after changing people: `node cli/demo/make-register.ts`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { DemoHousehold, DemoMutuelle, DemoPerson } from './demo-mutuelle.ts';
import { demoMutuelles } from './people.ts';

const COLUMNS = [
  ['N° MÉNAGE', 11],
  ['Matricule', 11],
  ['NOM', 20],
  ['Prénom(s)', 36],
  ['Sexe', 7],
  ['Date ou année de naissance', 26],
  ['Lien de parenté', 18],
  ['Village', 16],
  ['Tél.', 26],
  ['Mutuelle', 12],
  ['Observations', 20],
] as const;

await writeFile(join(import.meta.dirname, 'mutuelles.csv'), listOfMutuelles());
await writeExcelFile([...titleRows(), headingRow(), ...demoMutuelles.flatMap(mutuelleRows)], {
  sheet: 'Registre',
  columns: COLUMNS.map(([, width]) => ({ width })),
}).toFile(join(import.meta.dirname, 'registre.xlsx'));

function listOfMutuelles(): string {
  const rows = demoMutuelles.map(({ name, union, village, plan }) => [name, union, village, plan]);
  const lines = [['Nom de la mutuelle', 'Union de cercle', 'Siège', 'Produit'], ...rows].map((row) =>
    row.join(';'),
  );
  return `\uFEFF${lines.join('\n')}\n`;
}

function titleRows(): Cell[][] {
  const across = COLUMNS.length;
  return [
    [
      {
        value: 'REGISTRE DES MEMBRES',
        fontWeight: 'bold',
        fontSize: 16,
        align: 'center',
        columnSpan: across,
      },
    ],
    [{ value: 'Mutuelles de la région de Ségou (données inventées)', align: 'center', columnSpan: across }],
    [],
  ];
}

function headingRow(): Cell[] {
  return COLUMNS.map(([value]) => ({
    value,
    fontWeight: 'bold',
    backgroundColor: '#DDEBF7',
    wrap: true,
    borderStyle: 'thin',
  }));
}

function mutuelleRows({ name, households }: DemoMutuelle): Cell[][] {
  return households.flatMap((household) => [...householdRows(household, name), []]);
}

/** The household's number is written once, in a cell merged over its people. */
function householdRows({ number, village, people }: DemoHousehold, mutuelle: string): Cell[][] {
  return people.map((person, index) => [
    index === 0 && people.length > 1
      ? { value: number, rowSpan: people.length, alignVertical: 'center', align: 'center' }
      : index === 0
        ? { value: number, align: 'center' }
        : null,
    person.key,
    person.familyName,
    person.givenNames,
    person.sex === '' ? null : person.sex,
    birthCell(person),
    person.relation,
    village,
    person.phone,
    mutuelle,
    person.look === undefined ? 'photo à faire' : null,
  ]);
}

function birthCell({ birth }: DemoPerson): Cell {
  return birth instanceof Date ? { value: birth, type: Date, format: 'dd/mm/yyyy' } : birth;
}
