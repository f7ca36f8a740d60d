/* What a proofreader says of each photo, gathered and saved as a file of corrections (number;action;value;;;print: which picture it is said of). */
const said = new Map();
const save = document.querySelector('#save');
const label = save.textContent;

function say(article, action, value = '') {
  const { number, print } = article.dataset;
  const same = said.get(number);
  if (same?.action === action && action !== 'crop') said.delete(number);
  else said.set(number, { action, value, print });
  article.dataset.said = said.get(number)?.action ?? article.dataset.state;
  save.textContent = said.size === 0 ? label : `${label} (${said.size})`;
}

document.addEventListener('click', ({ target }) => {
  const { action } = target.dataset ?? {};
  if (action !== undefined) say(target.closest('article'), action);
});

/* A crop is drawn over the original: from one corner to the other, four to five. */
let drawing;
document.addEventListener('pointerdown', (event) => {
  const original = event.target.closest?.('.original');
  if (!original) return;
  event.preventDefault();
  original.setPointerCapture(event.pointerId);
  drawing = { original, start: placeIn(original, event) };
});
document.addEventListener('pointermove', (event) => {
  if (drawing) showBox(drawing.original, boxTo(event));
});
document.addEventListener('pointerup', (event) => {
  if (!drawing) return;
  const box = boxTo(event);
  const { original } = drawing;
  drawing = undefined;
  if (box.width < 3) return;
  showBox(original, box);
  const value = [box.x, box.y, box.width, box.height].map((share) => share.toFixed(1)).join(',');
  say(original.closest('article'), 'crop', value);
});

function placeIn(original, { clientX, clientY }) {
  const { left, top, width, height } = original.getBoundingClientRect();
  const within = (share) => Math.min(100, Math.max(0, share * 100));
  return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
}

function boxTo(event) {
  const { original, start } = drawing;
  const end = placeIn(original, event);
  const { width, height } = original.getBoundingClientRect();
  // As shares of the original, a box of 4:5 on paper.
  const tall = (1.25 * width) / height;
  const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
  const top = Math.min(start.y, end.y);
  const share = Math.min(right - left, (100 - top) / tall);
  return { x: left, y: top, width: share, height: share * tall };
}

function showBox(original, { x, y, width, height }) {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  for (const polygon of original.querySelectorAll('polygon'))
    polygon.setAttribute('points', corners.map((corner) => corner.join(',')).join(' '));
}

save.addEventListener('click', () => {
  const rows = [...said].map(
    ([number, { action, value, print }]) => `${number};${action};${value};;;${print}`,
  );
  const text = `\uFEFF${['number;action;value;;;print', ...rows].join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = save.dataset.file;
  link.click();
});
