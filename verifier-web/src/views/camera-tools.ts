import type { PreferenceStore } from '../preferences.ts';
import type { CameraFeatures, Zoom } from '../scan/camera-features.ts';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** What the camera can do besides looking: lamp, zoom, another camera. Each is shown only where there is one. */
export interface CameraTools {
  root: HTMLElement;
  /** Shows what a running camera has; undefined when none runs. */
  show(camera: CameraFeatures | undefined): void;
}

/** Makes the camera's tools; `onCamera` is called when another camera was chosen, and remembered. */
export function makeCameraTools(
  words: Words,
  preferences: PreferenceStore,
  onCamera: () => void,
): CameraTools {
  const root = element('div', {
    class: 'camera-tools',
    attributes: { hidden: true, role: 'group', 'aria-label': words.cameraTools },
  });

  function show(camera: CameraFeatures | undefined): void {
    const tools = camera === undefined ? [] : [otherCamera(camera), zoom(camera.zoom), lamp(camera)];
    const present = tools.filter((tool) => tool !== undefined);
    root.replaceChildren(...present);
    root.hidden = present.length === 0;
  }

  function otherCamera({ cameras, camera }: CameraFeatures): HTMLElement | undefined {
    if (cameras.length < 2) return undefined;
    const at = camera === undefined ? -1 : cameras.indexOf(camera);
    const next = cameras[(at + 1) % cameras.length];
    const name = fill(words.cameraOther, { number: at + 1, count: cameras.length });
    return element(
      'button',
      {
        class: 'tool',
        attributes: { type: 'button', 'aria-label': name, title: name },
        on: {
          click: () => {
            // The zoom of one camera means nothing to another.
            preferences.change({ camera: next, zoom: undefined });
            onCamera();
          },
        },
      },
      icon('turn'),
      `${at + 1}/${cameras.length}`,
    );
  }

  function zoom(feature: Zoom | undefined): HTMLElement | undefined {
    if (feature === undefined) return undefined;
    const { min, max, step } = feature;
    const kept = preferences.get().zoom;
    const value = kept === undefined ? feature.value : Math.min(max, Math.max(min, kept));
    if (value !== feature.value) void feature.set(value).catch(() => undefined);
    const slider = element('input', {
      class: 'zoom',
      attributes: { type: 'range', 'aria-label': words.zoom },
      on: {
        input: () => void feature.set(Number(slider.value)).catch(() => undefined),
        change: () => preferences.change({ zoom: Number(slider.value) }),
      },
    });
    // In this order: a value is held within the bounds that stand.
    Object.assign(slider, { min: String(min), max: String(max), step: String(step), value: String(value) });
    return element('label', { class: 'tool-zoom' }, icon('zoom'), slider);
  }

  function lamp({ toggleTorch }: CameraFeatures): HTMLElement | undefined {
    if (toggleTorch === undefined) return undefined;
    const button = element(
      'button',
      {
        class: 'tool torch',
        attributes: { type: 'button', 'aria-pressed': 'false', 'aria-label': words.torch },
        on: {
          click: () =>
            void toggleTorch().then(
              (on) => button.setAttribute('aria-pressed', String(on)),
              () => undefined,
            ),
        },
      },
      icon('torch'),
    );
    return button;
  }

  return { root, show };
}
