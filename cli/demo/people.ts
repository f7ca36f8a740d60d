import type { DemoMutuelle } from './demo-mutuelle.ts';
import { benkadi } from './people-benkadi.ts';
import { jigiya } from './people-jigiya.ts';
import { nyetaa } from './people-nyetaa.ts';

/** Three mutuelles of the Ségou region, their households and their people: all made up. */
export const demoMutuelles: readonly DemoMutuelle[] = [benkadi, jigiya, nyetaa];
