// The list of people and chats, the head of the room, tabs of a phone.

import { $, avatar, el } from "./dom.js";
import { summary } from "./bubble.js";
import { chat, chatsOf, isUnread, me, state, titleOf } from "./state.js";
import { t } from "./words.js";

const dot = (label) => el("i", { className: "dot", role: "img", "aria-label": label });
const face = (one) => (one.is_private ? avatar({ is_bot: true }) : avatar({ id: 5, first_name: one.title }));

/** `go(person, chat)` opens a chat as somebody. */
export function drawSide(go) {
  $("people").replaceChildren(...[...state.people.values()].map((person) => personRow(person, go)));
  $("chats").replaceChildren(...chatsOf(state.me).map((one) => chatRow(one, go)));
  $("tabs").replaceChildren(...chatsOf(state.me).map((one) => tab(one, go)));
  drawHead();
}

function personRow(person, go) {
  const isMe = person.id === state.me;
  const waits = !isMe && chatsOf(person.id).some((one) => isUnread(person.id, one));
  return el("li", {}, el(
    "button",
    { type: "button", className: "row", "aria-current": isMe, "data-person": person.first_name, onclick: () => go(person.id, state.chat) },
    avatar(person),
    el("span", {}, el("b", {}, person.first_name), isMe && el("small", {}, t("it-is-me"))),
    waits && dot(t("unread")),
  ));
}

function chatRow(one, go) {
  return el("li", {}, el(
    "button",
    { type: "button", className: "row", "aria-current": one.id === state.chat, "data-chat": one.id, onclick: () => go(state.me, one.id) },
    face(one),
    el("span", {}, el("b", {}, titleOf(one)), el("small", {}, preview(one))),
    isUnread(state.me, one) && dot(t("unread")),
  ));
}

function preview(one) {
  if (!one.last) return one.is_private ? t("write-first") : people(one);
  const who = one.last.from.id === state.me ? `${t("you")}: ` : one.is_private ? "" : `${one.last.from.first_name}: `;
  return who + summary(one.last);
}

function tab(one, go) {
  return el(
    "button",
    { type: "button", role: "tab", "aria-selected": one.id === state.chat, onclick: () => go(state.me, one.id) },
    el("span", {}, titleOf(one)),
    isUnread(state.me, one) && dot(t("unread")),
  );
}

function people(one) {
  return one.members.map((id) => state.people.get(id)?.first_name).join(", ");
}

export function drawHead(busy = "") {
  const one = chat();
  const mine = avatar(me());
  $("me-avatar").className = mine.className;
  $("me-avatar").textContent = mine.textContent;
  $("side-open").setAttribute("aria-label", t("i-am", { name: me().first_name }));
  $("others-dot").hidden = ![...state.people.keys()].some((id) => id !== state.me && chatsOf(id).some((other) => isUnread(id, other)));
  $("title").textContent = titleOf(one);
  $("subtitle").textContent = busy || (one.is_private ? t("bot-and-you", { name: me().first_name }) : one.bot === "administrator" ? t("people-and-bot", { people: people(one) }) : people(one));
  $("subtitle").classList.toggle("busy", Boolean(busy));
  document.title = `${titleOf(one)} · ${me().first_name}`;
  const pinned = one.pinned.at(-1);
  $("pinned").hidden = !pinned;
  $("pinned").dataset.id = pinned?.message_id ?? "";
  $("pinned-text").textContent = summary(pinned);
}
