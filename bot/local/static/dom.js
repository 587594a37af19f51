// Small tools over the document; nothing here knows the chat.

import { locale, t } from "./words.js";

export const $ = (id) => document.getElementById(id);

/** An element with properties and children; `data-`, `aria-` and `role` become attributes. Text is never markup. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role") node.setAttribute(name, String(value));
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export const BOT_ID = 1;

/** A round with the first letter; the bot has its sign. */
export function avatar(user) {
  if (user.is_bot) {
    return el("span", { className: "avatar" }, el("img", { src: "/local/static/icon.svg", alt: "" }));
  }
  return el("span", { className: `avatar tint-${tint(user.id)}`, "aria-hidden": "true" }, first(user.first_name));
}

export const tint = (id) => Math.abs(id) % 7;

const first = (name) => [...name.trim()][0]?.toUpperCase() ?? "?";

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  const apart = Math.round((new Date(today).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  if (apart === 0) return t("today");
  if (apart === 1) return t("yesterday");
  const year = date.getFullYear() === today.getFullYear() ? {} : { year: "numeric" };
  return date.toLocaleDateString(locale(), { day: "numeric", month: "long", ...year });
}

export function weight(bytes) {
  if (bytes < 1024) return t("bytes", { count: bytes });
  if (bytes < 1024 * 1024) return t("kilobytes", { count: Math.round(bytes / 1024) });
  return t("megabytes", { count: (bytes / 1024 / 1024).toLocaleString(locale(), { maximumFractionDigits: 1 }) });
}

export function toast(text) {
  const node = el("div", {}, text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), 1800 + Math.min(6000, text.length * 55));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("not-copied"));
  }
}
