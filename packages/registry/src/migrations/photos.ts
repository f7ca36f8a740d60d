import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { CROP_MAKERS, PHOTO_MATCHES, PHOTO_STATES } from '../states.ts';

/** The part of the first schema that holds photos: one a person. */
export async function createPhotos(
  db: Kysely<unknown>,
  create: (db: Kysely<unknown>, name: 'photos') => CreateTableBuilder<'photos'>,
  bytes: ReturnType<typeof sql>,
): Promise<void> {
  await create(db, 'photos')
    .addColumn('member', 'text', (c) => c.primaryKey().references('persons.member'))
    .addColumn('original_sha256', 'text', (c) => c.notNull())
    .addColumn('original_format', 'text', (c) => c.notNull())
    .addColumn('original_width_px', 'integer', (c) => c.notNull())
    .addColumn('original_height_px', 'integer', (c) => c.notNull())
    .addColumn('portrait_sha256', 'text', (c) => c.notNull())
    .addColumn('face', bytes, (c) => c.check(sql`length(face) between 1 and 512`))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'text')
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('matched_by', 'text', (c) => c.notNull().check(isOneOf('matched_by', PHOTO_MATCHES)))
    .addColumn('crop_left_px', 'integer', (c) => c.notNull())
    .addColumn('crop_top_px', 'integer', (c) => c.notNull())
    .addColumn('crop_width_px', 'integer', (c) => c.notNull())
    .addColumn('crop_height_px', 'integer', (c) => c.notNull())
    .addColumn('crop_roll_degrees', 'real', (c) => c.notNull())
    .addColumn('crop_by', 'text', (c) => c.notNull().check(isOneOf('crop_by', CROP_MAKERS)))
    .addColumn('warnings', 'text', (c) => c.notNull())
    .addColumn('skin_luminance', 'real')
    .addColumn('perceptual_hash', 'text', (c) => c.check(sql`length(perceptual_hash) = 16`))
    .addColumn('maker', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(isOneOf('state', PHOTO_STATES)))
    .addColumn('reason', 'text')
    .execute();
  // Which person an original is of: asked for every photo that comes in.
  await db.schema.createIndex('photos_original').on('photos').columns(['original_sha256']).execute();
}

function isOneOf(column: string, choices: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}
