// One message as people see it.

import { BOT_ID, avatar, clock, copy, el, icon, tint, weight } from "./dom.js";
import { address, rendered } from "./text.js";
import { locale, t } from "./words.js";

const EMPTY = "\u2060";

/** What a message says in one line, for lists and quotes. */
export function summary(message) {
  if (!message) return "";
  if (message.new_chat_members) return t("joined", { names: message.new_chat_members.map((one) => one.first_name).join(", ") });
  if (message.left_chat_member) return t("left", { name: message.left_chat_member.first_name });
  const words = covered(message);
  if (message.photo) return words ? `${t("photo")} · ${words}` : t("photo");
  if (message.document) return message.document.file_name;
  if (message.voice || message.audio) return t("voice-message");
  if (message.contact) return t("phone", { number: message.contact.phone_number });
  return words.replace(/\s+/g, " ");
}

/** The words with what is hidden in them covered. */
function covered(message) {
  let words = message.text ?? message.caption ?? "";
  for (const one of message.entities ?? message.caption_entities ?? []) {
    if (one.type !== "spoiler") continue;
    words = words.slice(0, one.offset) + "▒".repeat(one.length) + words.slice(one.offset + one.length);
  }
  return words;
}

export const isService = (message) => Boolean(message.new_chat_members || message.left_chat_member);

/**
 * The node of a message. `view`: me (id), isGroup, isNext (same sender goes on), isFresh.
 * `acts`: press, follow, command, reply, react, edit, enlarge, find.
 */
export function bubble(message, view, acts) {
  if (isService(message)) return el("div", { className: "service", "data-id": message.message_id }, summary(message));
  const isOwn = message.from.id === view.me;
  const rows = message.reply_markup?.inline_keyboard;
  const names = ["msg", isOwn ? "own" : "theirs", view.isNext && "next", view.isFresh && "fresh", rows && "keyed"];
  const node = el("article", { className: names.filter(Boolean).join(" "), "data-id": message.message_id });
  const box = el("div", { className: "bubble" }, ...inside(message, view, acts, isOwn), meta(message));
  box.addEventListener("click", (event) => choose(node, event.target));
  node.append(box, deeds(message, isOwn, acts));
  if (rows) node.append(board(message, rows, acts));
  return node;
}

/** On a phone a tap on a message shows what can be done with it. */
function choose(node, target) {
  if (target.closest("a, button, audio, code, .spoiler, .folded") || getSelection()?.toString()) return;
  const isChosen = node.classList.contains("chosen");
  for (const other of document.querySelectorAll(".msg.chosen")) other.classList.remove("chosen");
  node.classList.toggle("chosen", !isChosen);
}

function inside(message, view, acts, isOwn) {
  const name = view.isGroup && !isOwn && !view.isNext;
  const sound = message.voice ?? message.audio;
  return [
    name && el("span", { className: `who who-${message.from.id === BOT_ID ? 0 : tint(message.from.id)}` }, message.from.first_name),
    message.forward_origin && el("span", { className: "who" }, t("forwarded-from", { name: message.forward_origin.sender_user_name })),
    message.reply_to_message && quote(message.reply_to_message, acts),
    message.photo && picture(message, acts),
    message.document && file(message.document),
    sound && el("audio", { controls: true, preload: "none", src: `/local/files/${sound.file_id}` }),
    message.contact && el("div", { className: "doc" }, avatar({ id: message.contact.user_id ?? 0, first_name: message.contact.first_name }), el("span", {}, el("b", {}, message.contact.first_name), el("small", {}, message.contact.phone_number))),
    said(message, acts),
    message.reactions?.length > 0 && el("div", { className: "reactions" }, ...message.reactions.map((one) => el("span", {}, one.emoji))),
  ];
}

function said(message, acts) {
  const words = message.text ?? message.caption;
  if (!words) return null;
  return el("span", { className: "said" }, rendered(words, message.entities ?? message.caption_entities, acts));
}

function meta(message) {
  const time = clock(message.date);
  return el("time", { className: "meta", title: new Date(message.date * 1000).toLocaleString(locale()) }, message.edit_date ? t("edited", { time }) : time);
}

function quote(message, acts) {
  return el(
    "button",
    { type: "button", className: "reply", onclick: () => acts.find(message.message_id) },
    el("b", {}, message.from.first_name),
    el("span", {}, summary(message) || EMPTY),
  );
}

function picture(message, acts) {
  const size = message.photo.at(-1);
  const src = `/local/files/${size.file_id}`;
  const alt = message.caption ? t("picture-of", { caption: message.caption.slice(0, 120) }) : t("picture");
  const image = el("img", { src, alt, width: size.width, height: size.height, loading: "lazy", decoding: "async" });
  return el("button", { type: "button", className: "photo", "aria-label": t("open-picture"), onclick: () => acts.enlarge(src, alt) }, image);
}

function file(document) {
  const href = `/local/files/${document.file_id}?save`;
  return el(
    "a",
    { className: "doc", href, download: document.file_name },
    icon("file"),
    el("span", {}, el("b", {}, document.file_name), el("small", {}, weight(document.file_size))),
  );
}

function deeds(message, isOwn, acts) {
  const canEdit = isOwn && (message.text !== undefined || message.caption !== undefined);
  return el(
    "div",
    { className: "deeds" },
    el("button", { type: "button", className: "icon", "aria-label": t("reply"), title: t("reply"), onclick: () => acts.reply(message) }, icon("reply")),
    !isOwn && el("button", { type: "button", className: "icon sign", "aria-label": t("dislike"), title: t("dislike"), onclick: () => acts.react(message, "👎") }, "👎"),
    canEdit && el("button", { type: "button", className: "icon", "aria-label": t("edit"), title: t("edit"), onclick: () => acts.edit(message) }, icon("edit")),
  );
}

function board(message, rows, acts) {
  const line = (row) => el("div", {}, ...row.map((button) => key(message, button, acts)));
  return el("div", { className: "board", role: "group", "aria-label": t("buttons") }, ...rows.map(line));
}

function key(message, button, acts) {
  const props = { type: "button", className: button.style ?? "", disabled: Boolean(button.disabled) };
  if (button.url || button.web_app) {
    const url = button.url ?? button.web_app.url;
    const open = (event) => {
      if (acts.follow(url, event) !== false && address(url)) window.open(address(url), "_blank", "noopener,noreferrer");
    };
    return el("button", { ...props, onclick: open }, button.text, icon("link"));
  }
  if (button.copy_text) return el("button", { ...props, onclick: () => copy(button.copy_text.text) }, button.text, icon("copy"));
  return el("button", { ...props, "data-data": button.callback_data, onclick: (event) => acts.press(message, button, event.currentTarget) }, button.text);
}
