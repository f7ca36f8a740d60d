type Child = Node | string | undefined | false;
type Events = { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };

/** What an element is given: `class`, attributes (`true` is an empty attribute, `false` none) and listeners. */
export interface Properties {
  class?: string;
  attributes?: Record<string, string | boolean>;
  on?: Events;
}

/**
 * Makes an element. Children that are strings become text, never markup: names and numbers come from a card
 * that anybody may have made.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, attributes = {}, on = {} }: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  for (const [name, listener] of Object.entries(on)) {
    made.addEventListener(name, listener as EventListener);
  }
  for (const child of children) {
    if (child !== undefined && child !== false) made.append(child);
  }
  return made;
}
