/** Paths on a 24 × 24 grid, drawn with a round stroke 2 wide. */
const paths = {
  check: ['M5 12.5l4.5 4.5L19 7'],
  cross: ['M6.5 6.5l11 11M17.5 6.5l-11 11'],
  minus: ['M7 12h10'],
  question: ['M8.8 9a3.2 3.2 0 1 1 4.8 2.8c-1.1.6-1.6 1.3-1.6 2.4', 'M12 17.6v.1'],
  exclamation: ['M12 4L2.8 20h18.4z', 'M12 10v4.5', 'M12 17.2v.1'],
  clock: ['M12 7v5l3.5 2', 'M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z'],
  hourglass: ['M7 4h10M7 20h10M8 4v3.2l4 4.8l-4 4.8V20M16 4v3.2l-4 4.8l4 4.8V20'],
  stop: ['M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7z', 'M8 12h8'],
  camera: [
    'M4.5 8h3l1.5-2.5h6L16.5 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z',
    'M12 10a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4z',
  ],
  scan: [
    'M4 8.5V5.5A1.5 1.5 0 0 1 5.5 4h3M15.5 4h3A1.5 1.5 0 0 1 20 5.5v3M20 15.5v3a1.5 1.5 0 0 1-1.5 1.5h-3M8.5 20h-3A1.5 1.5 0 0 1 4 18.5v-3',
    'M8 8h3v3H8zM13.5 8H16v2.5h-2.5zM8 13.5h2.5V16H8zM13.5 13.5h.1M16 16h.1',
  ],
  picture: [
    'M5 4.5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1z',
    'M4.5 16.5l4.5-5l4 4.5l2.5-2.5l4 4',
    'M15.5 8.8v.1',
  ],
  keypad: ['M6 5.5h.1M12 5.5h.1M18 5.5h.1M6 12h.1M12 12h.1M18 12h.1M6 18.5h.1M12 18.5h.1M18 18.5h.1'],
  person: ['M12 4.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z', 'M4.8 20a7.2 7.2 0 0 1 14.4 0'],
  eye: [
    'M2.8 12c2-3.8 5.3-6 9.2-6s7.2 2.2 9.2 6c-2 3.8-5.3 6-9.2 6s-7.2-2.2-9.2-6z',
    'M12 9.3a2.7 2.7 0 1 1 0 5.4a2.7 2.7 0 1 1 0-5.4z',
  ],
  torch: ['M9 3.5h6l-.8 4.5v11a1.2 1.2 0 0 1-1.2 1.2h-2a1.2 1.2 0 0 1-1.2-1.2V8z', 'M12 11.5v2'],
  turn: [
    'M4.5 10a7.5 7.5 0 0 1 13.6-2.5L20 9.5',
    'M20 4.5v5h-5',
    'M19.5 14a7.5 7.5 0 0 1-13.6 2.5L4 14.5',
    'M4 19.5v-5h5',
  ],
  zoom: ['M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z', 'M15.5 15.5l5 5M8 10.5h5M10.5 8v5'],
  settings: [
    'M4 7h9M17 7h3M4 17h3M11 17h9',
    'M15 4.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4z',
    'M9 14.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4z',
  ],
  erase: ['M9 5.5h10.5a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9L3.5 12z', 'M11.5 9.5l5 5M16.5 9.5l-5 5'],
  list: ['M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1'],
  refresh: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4.5V9H15'],
  send: ['M20 4L10.5 13.5M20 4l-6 16l-3.5-6.5L4 10z'],
  folder: [
    'M3.5 7a1.5 1.5 0 0 1 1.5-1.5h4.5l2 2.5H19A1.5 1.5 0 0 1 20.5 9.5v8A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5z',
  ],
  enlarge: ['M14 4h6v6M20 4l-6.5 6.5M10 20H4v-6M4 20l6.5-6.5'],
  arrow: ['M5 12h13.5M13 6.5l5.5 5.5l-5.5 5.5'],
  chevron: ['M9 5.5l6.5 6.5L9 18.5'],
} as const;

export type IconName = keyof typeof paths;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A drawing beside a word; it says nothing to a screen reader, the word does. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svgNamespace, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.setAttribute('focusable', 'false');
  for (const data of paths[name]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', data);
    drawing.append(path);
  }
  return drawing;
}
