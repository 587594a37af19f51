// The list of commands over the input field.

import { $, el } from "./dom.js";
import { state } from "./state.js";

let shown = [];
let at = 0;
let choose = () => {};

/** `given(command)` says or completes the chosen command. */
export function prepareSlash(given) {
  choose = given;
}

export const isOpen = () => !$("slash").hidden;

/** Show commands that begin like the text; "/" shows all. */
export function suggest(text) {
  const match = /^\/([a-z0-9_]*)$/i.exec(text);
  shown = match ? state.commands.filter((one) => one.command.startsWith(match[1].toLowerCase())) : [];
  at = 0;
  draw();
}

export function close() {
  shown = [];
  draw();
}

function draw() {
  $("slash").hidden = !shown.length;
  $("slash").replaceChildren(...shown.map(option));
  const active = shown.length ? `slash-${at}` : "";
  if (active) $("text").setAttribute("aria-activedescendant", active);
  else $("text").removeAttribute("aria-activedescendant");
  $("slash").children[at]?.scrollIntoView({ block: "nearest" });
}

function option(command, index) {
  return el(
    "li",
    { id: `slash-${index}`, role: "option", "aria-selected": index === at, onmousedown: (event) => event.preventDefault(), onclick: () => choose(command.command) },
    el("b", {}, `/${command.command}`),
    el("span", {}, command.description),
  );
}

/** Arrows, Enter, Tab and Escape while the list is open; true when the key was used. */
export function key(event) {
  if (!isOpen()) return false;
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    at = (at + moves[event.key] + shown.length) % shown.length;
    draw();
  } else if (event.key === "Escape") {
    close();
  } else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
    choose(shown[at].command);
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}
