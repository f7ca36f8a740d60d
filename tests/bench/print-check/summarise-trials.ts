import type { Trial } from './judge-fronts.ts';
import { sayShare } from './wilson.ts';

/** The figures of a set of portraits: for both ways to find a photo, all and held out, and of the peer. */
export function summariseTrials(set: string, trials: readonly Trial[]): Record<string, number | string> {
  const figures: Record<string, number | string> = {};
  const isHeldOut = ({ portrait }: Trial) => portrait % 2 === 1;
  for (const by of ['sheet', 'mark'] as const) {
    const own = trials.filter((trial) => trial.by === by);
    const read = own.filter(({ verdict }) => verdict !== 'not-read');
    const put = (name: string, among: readonly Trial[], isHit: (trial: Trial) => boolean) => {
      const title = `${set}${by === 'sheet' ? 'Sheet' : 'Mark'}${name}`;
      figures[title] = share(among, isHit);
      figures[`${title}HeldOut`] = share(among.filter(isHeldOut), isHit);
    };
    const of = (photo: Trial['photo']) => read.filter((trial) => trial.photo === photo);
    put(
      'NotRead',
      own.filter(({ photo }) => photo === 'right'),
      ({ verdict }) => verdict === 'not-read',
    );
    put('FalseAlarms', of('right'), ({ verdict }) => verdict !== 'right');
    put('MissedSwaps', [...of('exchanged'), ...of('stranger')], ({ verdict }) => verdict === 'right');
    put('MissedNeighbours', of('exchanged'), ({ verdict }) => verdict === 'right');
    put('NotNamed', of('exchanged'), ({ isNamed }) => !isNamed);
    const likes = (photos: readonly Trial[]) =>
      photos.map((trial) => trial.likeness).toSorted((a, b) => a - b);
    const [right, wrong] = [likes(of('right')), likes([...of('exchanged'), ...of('stranger')])];
    const at = (values: readonly number[], part: number) =>
      values[Math.floor(part * (values.length - 1))] ?? 0;
    figures[`${set}${by === 'sheet' ? 'Sheet' : 'Mark'}LikenessRight`] = spread(right, [0, 0.01, 0.5], at);
    figures[`${set}${by === 'sheet' ? 'Sheet' : 'Mark'}LikenessWrong`] = spread(wrong, [0.5, 0.99, 1], at);
  }
  return { ...figures, ...summarisePeer(set, trials, isHeldOut) };
}

function share(trials: readonly Trial[], isHit: (trial: Trial) => boolean): string {
  return sayShare(trials.filter(isHit).length, trials.length);
}

function spread(
  values: readonly number[],
  parts: readonly number[],
  at: (values: readonly number[], part: number) => number,
): string {
  return parts.map((part) => `${100 * part} %: ${at(values, part).toFixed(2)}`).join(', ');
}

/** Luminance by the same rule, with the threshold at which it is least wrong on the portraits that are not held out. */
function summarisePeer(
  set: string,
  trials: readonly Trial[],
  isHeldOut: (trial: Trial) => boolean,
): Record<string, number | string> {
  const compared = trials.flatMap((trial) =>
    trial.luminance === undefined
      ? []
      : { ...trial.luminance, isRight: trial.photo === 'right', isHeldOut: isHeldOut(trial) },
  );
  const isFoundRight = ({ own, rival }: { own: number; rival: number }, threshold: number) =>
    own >= threshold && own >= rival;
  const rates = (heldOut: boolean, threshold: number) => {
    const among = compared.filter((one) => one.isHeldOut === heldOut);
    const [right, wrong] = [among.filter(({ isRight }) => isRight), among.filter(({ isRight }) => !isRight)];
    const alarms = right.filter((one) => !isFoundRight(one, threshold)).length;
    const missed = wrong.filter((one) => isFoundRight(one, threshold)).length;
    return { right: right.length, wrong: wrong.length, alarms, missed };
  };
  const thresholds = Array.from({ length: 100 }, (_, step) => step / 100);
  const errors = (threshold: number) => {
    const { right, wrong, alarms, missed } = rates(false, threshold);
    return alarms / right + missed / wrong;
  };
  const best = thresholds.reduce((least, one) => (errors(one) < errors(least) ? one : least), 0);
  const { right, wrong, alarms, missed } = rates(true, best);
  return {
    [`${set}LuminanceThreshold`]: best,
    [`${set}LuminanceSheetFalseAlarmsHeldOut`]: sayShare(alarms, right),
    [`${set}LuminanceSheetMissedSwapsHeldOut`]: sayShare(missed, wrong),
  };
}
