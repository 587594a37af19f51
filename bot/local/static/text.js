// A text and its entities as nodes. Offsets are UTF-16 units, as in JavaScript's own strings.

import { copy, el } from "./dom.js";
import { t } from "./words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };

/** `follow(url)` is asked before a link opens; `command(text)` says a command that was clicked. */
export function rendered(text, entities, acts) {
  const known = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...span(text, 0, text.length, known, acts));
  return fragment;
}

function span(text, start, end, entities, acts) {
  const nodes = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const from = Math.max(at, entity.offset);
    const to = Math.min(end, entity.offset + entity.length);
    if (from >= to) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inner = [];
    while (entities.length && entities[0].offset < to) inner.push(entities.shift());
    nodes.push(element(entity, text.slice(from, to), span(text, from, to, inner, acts), acts));
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function element(entity, plain, children, acts) {
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
      return el(TAGS[entity.type], {}, ...children);
    case "code":
      return el("code", { title: t("copy"), onclick: () => copy(plain) }, ...children);
    case "pre":
      return el("pre", { tabIndex: 0, "data-language": entity.language }, ...children);
    case "spoiler":
      return spoiler(children);
    case "blockquote":
      return el("blockquote", {}, ...children);
    case "expandable_blockquote":
      return folded(children);
    case "text_link":
      return link(entity.url, children, acts);
    case "url":
      return link(plain, children, acts);
    case "email":
      return el("a", { href: `mailto:${plain}` }, ...children);
    case "bot_command":
      return el("button", { type: "button", className: "command", onclick: () => acts.command(plain) }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

function spoiler(children) {
  const node = el("span", { className: "spoiler", tabIndex: 0, role: "button", "aria-label": t("show-hidden") }, ...children);
  const show = () => {
    node.classList.add("seen");
    for (const name of ["role", "aria-label", "tabindex"]) node.removeAttribute(name);
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && show());
  return node;
}

function folded(children) {
  const node = el("blockquote", { className: "folded", tabIndex: 0, "data-unfold": t("unfold") }, ...children);
  const unfold = () => node.classList.remove("folded");
  node.addEventListener("click", unfold);
  node.addEventListener("keydown", (event) => event.key === "Enter" && unfold());
  return node;
}

/** A web address a browser may open; anything else is null. */
export function address(url) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  try {
    const parsed = new URL(whole);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function link(url, children, acts) {
  const href = address(url);
  if (!href) return el("span", {}, ...children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => acts.follow(url, event) }, ...children);
}
