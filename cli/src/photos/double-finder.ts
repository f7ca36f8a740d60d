import type { MemberNumber } from '@passeport/codes';
import { findPersons, listPhotos, type Photo, type Registry } from '@passeport/registry';
import { AlikeFinder } from './alike-finder.ts';
import type { MadePhoto } from './make-photo.ts';
import { TwinFinder } from './twin-finder.ts';

/** A doubt about whose a photo is. */
export type DoubleCode = 'used-twice' | 'looks-alike';

type Given = Pick<Photo, 'member' | 'originalSha256'> &
  Pick<MadePhoto['made'], 'face' | 'crop' | 'perceptualHash'>;

/** Those of a photo's doubts that are about whose it is: however its portrait is made anew, they stay. */
export function doublesAmong(warnings: readonly string[]): DoubleCode[] {
  return warnings.filter((code) => code === 'used-twice' || code === 'looks-alike');
}

/** Finds of photos that a person gives, one by one, what the import finds of those that it takes. Reads the registry when it is first asked. */
export class DoubleFinder {
  readonly #registry: Registry;
  #finders: Promise<{ twins: TwinFinder; alike: AlikeFinder }> | undefined;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** Whether a photo is another person's too, as it seems; not one of those whom it is taken from. */
  async find(photo: Given, takeFrom: readonly MemberNumber[]): Promise<DoubleCode[]> {
    this.#finders ??= this.#read();
    const { twins, alike } = await this.#finders;
    for (const member of [photo.member, ...takeFrom]) {
      twins.forget(member);
      alike.forget(member);
    }
    const twin = twins.find(photo.member, photo.originalSha256, photo.perceptualHash);
    const other = await alike.find(photo);
    if (twin !== undefined) return ['used-twice'];
    return other === undefined ? [] : ['looks-alike'];
  }

  async #read() {
    const kept = await listPhotos(this.#registry);
    const active = new Set(
      (await findPersons(this.#registry, { status: 'active' })).map(({ member }) => member),
    );
    return {
      twins: new TwinFinder(kept),
      alike: new AlikeFinder(kept.filter(({ member }) => active.has(member))),
    };
  }
}
