// The messages of the open chat: loading, adding, changing, keeping the place where one reads.

import { $, avatar, day, el } from "./dom.js";
import { bubble, isService } from "./bubble.js";
import { get } from "./net.js";
import { chat, markRead, state, titleOf } from "./state.js";
import { rendered } from "./text.js";
import { t } from "./words.js";

const NEAR = 90; // pixels from the end that still count as being at the end
const TYPING_LASTS = 6000;
const DRAFT_LASTS = 30000;

let messages = [];
let hasMore = false;
let acts = {};
let generation = 0;
const drafts = new Map();
const typing = new Map();
const scroll = $("scroll");

/** `given`: what bubbles can ask for, and stop(draft). */
export function prepare(given) {
  acts = { ...given, find };
  scroll.addEventListener("scroll", () => {
    const away = !isAtEnd();
    $("to-end").hidden = !away;
    if (!away) seen();
    if (scroll.scrollTop < 60 && hasMore) older();
  });
  $("to-end").addEventListener("click", () => toEnd(true));
  new ResizeObserver(() => isSticky && toEnd()).observe($("log"));
  new ResizeObserver(() => isSticky && toEnd()).observe(scroll);
}

let isSticky = true;

function isAtEnd() {
  isSticky = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
  return isSticky;
}

function toEnd(smooth = false) {
  scroll.scrollTo({ top: scroll.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

function seen() {
  $("to-end-dot").hidden = true;
  markRead();
}

/** Load the newest messages of the open chat and show them. */
export async function open() {
  const mine = ++generation;
  const page = await get(`/local/chats/${state.chat}/messages`);
  if (mine !== generation) return;
  messages = page.messages;
  hasMore = page.has_more;
  isSticky = true;
  draw();
  toEnd();
  $("to-end").hidden = true;
  seen();
}

let isLoading = false;

async function older() {
  if (isLoading || !messages.length) return;
  isLoading = true;
  const mine = generation;
  try {
    const page = await get(`/local/chats/${state.chat}/messages?before=${messages[0].message_id}`);
    if (mine !== generation) return;
    const height = scroll.scrollHeight;
    messages = [...page.messages, ...messages];
    hasMore = page.has_more;
    draw();
    scroll.scrollTop += scroll.scrollHeight - height;
  } finally {
    isLoading = false;
  }
}

/** Rebuild the list; cheap for the few pages that are loaded. */
function draw() {
  const nodes = [];
  let previous = null;
  for (const message of messages) {
    nodes.push(...made(message, previous, false));
    previous = message;
  }
  if (!messages.length) nodes.push(empty());
  $("log").replaceChildren(...nodes, ...transient());
}

function made(message, previous, isFresh) {
  const isNewDay = !previous || day(previous.date) !== day(message.date);
  const isNext =
    !isNewDay && !isService(previous) && previous.from.id === message.from.id && message.date - previous.date < 300;
  const view = { me: state.me, isGroup: !chat().is_private, isNext, isFresh };
  const node = bubble(message, view, acts);
  return isNewDay ? [el("div", { className: "day" }, day(message.date)), node] : [node];
}

function empty() {
  const one = chat();
  const about = one.is_private
    ? state.bot.description || t("about-bot")
    : t("about-group", { bot: state.bot.username });
  const face = one.is_private ? avatar({ is_bot: true }) : avatar({ id: 5, first_name: one.title });
  return el("div", { className: "empty" }, face, el("b", {}, titleOf(one)), about);
}

function nodeOf(id) {
  return $("log").querySelector(`[data-id="${id}"]`);
}

export function added(message) {
  if (messages.some((one) => one.message_id === message.message_id)) return;
  if (message.from.is_bot) {
    typing.delete(state.chat);
    drafts.delete(state.chat);
  }
  const previous = messages.at(-1) ?? null;
  messages.push(message);
  if (!previous) return draw();
  clearTransient();
  $("log").append(...made(message, previous, true), ...transient());
  if (message.from.id === state.me) isSticky = true;
  if (isSticky) {
    toEnd();
    seen();
  } else {
    $("to-end-dot").hidden = false;
  }
}

export function changed(message) {
  const at = messages.findIndex((one) => one.message_id === message.message_id);
  if (at < 0) return;
  messages[at] = message;
  const node = nodeOf(message.message_id);
  const fresh = made(message, messages[at - 1] ?? null, false).at(-1);
  const focused = node.contains(document.activeElement) ? document.activeElement.textContent : null;
  node.replaceWith(fresh);
  if (focused !== null) [...fresh.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
}

export function removed(id) {
  messages = messages.filter((one) => one.message_id !== id);
  draw();
}

export const ownLast = () => messages.findLast((one) => one.from.id === state.me && (one.text ?? one.caption) !== undefined);

/** Scroll to a message that was replied to or pinned. */
export async function find(id) {
  while (!nodeOf(id) && hasMore && messages[0].message_id > id) await older();
  const node = nodeOf(id);
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.add("called");
  setTimeout(() => node.classList.remove("called"), 1600);
}

// ------------------------------------------------------------ what passes: typing and drafts

function transient() {
  const draft = drafts.get(state.chat);
  if (draft) return [draftNode(draft)];
  if (!typing.has(state.chat)) return [];
  const dots = el("div", { className: "bubble typing" }, el("i"), el("i"), el("i"));
  return [el("div", { className: "msg theirs passing", role: "status", "aria-label": t("bot-types") }, dots)];
}

function draftNode(draft) {
  const words = draft.text ? rendered(draft.text, draft.entities, acts) : t("thinking");
  const stop = el("button", { type: "button", className: "quiet", onclick: () => acts.stop(draft.id) }, t("stop"));
  return el("div", { className: "msg theirs passing draft" }, el("div", { className: "bubble" }, el("span", { className: "said" }, words), draft.can_stop && el("div", {}, stop)));
}

function clearTransient() {
  for (const node of $("log").querySelectorAll(".passing")) node.remove();
}

function redrawTransient() {
  clearTransient();
  $("log").append(...transient());
  if (isSticky) toEnd();
}

export function typed(chatId) {
  keepFor(typing, chatId, true, TYPING_LASTS);
}

export function drafted(draft) {
  keepFor(drafts, draft.chat, draft, DRAFT_LASTS);
}

const timers = new Map();

function keepFor(where, chatId, value, milliseconds) {
  where.set(chatId, value);
  clearTimeout(timers.get(where)?.get(chatId));
  const timer = setTimeout(() => {
    where.delete(chatId);
    if (chatId === state.chat) redrawTransient();
  }, milliseconds);
  timers.set(where, (timers.get(where) ?? new Map()).set(chatId, timer));
  if (chatId === state.chat) redrawTransient();
}

/** The bot has spoken in a chat: it types no more there. */
export function quiet(chatId) {
  typing.delete(chatId);
  drafts.delete(chatId);
}

export const isTyping = () => typing.has(state.chat) || drafts.has(state.chat);
