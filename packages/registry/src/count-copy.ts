import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { selectBatch, type PrintBatch } from './print-batch.ts';
import type { Registry } from './registry.ts';

/** Says that a batch's PDFs go to the printer once more. Throws `batch-unknown`. */
export function countCopy(registry: Registry, number: number, by: By): Promise<PrintBatch> {
  return change(registry, by, async ({ db, record }) => {
    const batch = await selectBatch(db, number);
    if (batch === undefined) throw new RegistryError('batch-unknown', { batch: number });
    await db
      .updateTable('print_batch_files')
      .set((eb) => ({ copies: eb('copies', '+', 1) }))
      .where('batch', '=', number)
      .execute();
    const files = batch.files.map((file) => ({ ...file, copies: file.copies + 1 }));
    const copies = (all: PrintBatch['files']) => all.map((file) => file.copies);
    record('batch.again', `batch ${number}`, { copies: copies(batch.files) }, { copies: copies(files) });
    return { ...batch, files };
  });
}
