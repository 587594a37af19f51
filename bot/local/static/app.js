// Brings the page to life: opens chats, hears events, hands deeds to the server.

import { $, toast } from "./dom.js";
import { alertWith, askNewcomer, chooseDeed, choosePerson, enlarge } from "./dialogs.js";
import { attempt, drawComposer, edit, forwardWords, prepareComposer, reply, say, shareContact } from "./composer.js";
import { get, listen, post } from "./net.js";
import * as room from "./room.js";
import { drawHead, drawSide } from "./side.js";
import { chat, goTo, load, markRead, me, state } from "./state.js";
import { other, paint, speak, t } from "./words.js";

let stream = null;
let isOnline = true;
const answered = new Set(); // presses whose answer came before the server named them
const waiting = new Map();

async function go(person, chatId) {
  const isSame = person === state.me && chatId === state.chat;
  goTo(person, chatId === state.me && person !== state.me ? person : chatId);
  document.body.classList.remove("side-open");
  if (isSame) return;
  await show();
}

async function show() {
  draw();
  await Promise.all([room.open(), loadCommands()]);
  draw();
}

function draw() {
  drawSide(go);
  drawComposer();
  drawBusy();
  drawNotice();
}

const drawBusy = () => drawHead(isOnline ? (room.isTyping() ? t("typing") : "") : t("offline"));

function drawNotice() {
  const one = chat();
  const isOut = !one.is_private && one.bot !== "administrator";
  $("notice").hidden = !isOut;
  $("notice").replaceChildren();
  if (!isOut) return;
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = t("bring-back");
  back.onclick = () => attempt(() => post("bot", { person: state.me, chat: state.chat, present: true }));
  $("notice").append(t("no-bot-here"), back);
}

async function loadCommands() {
  const [person, place] = [state.me, state.chat];
  const commands = await get(`/local/chats/${place}/commands?as=${person}`);
  if (person === state.me && place === state.chat) state.commands = commands;
}

// ------------------------------------------------------------ what happens

const heard = {
  message({ chat: id, message }) {
    const one = state.chats.get(id);
    if (!one) return reload();
    one.last = message;
    if (one.is_private && !message.from.is_bot) one.is_started = true;
    if (one.keyboard && (one.keyboard.one_time || one.keyboard.force_reply) && !message.from.is_bot) one.keyboard = null;
    if (message.from.is_bot) room.quiet(id);
    if (id === state.chat) room.added(message);
    draw();
  },
  edited({ chat: id, message }) {
    const one = state.chats.get(id);
    if (one?.last?.message_id === message.message_id) one.last = message;
    if (one) one.pinned = one.pinned.map((pin) => (pin.message_id === message.message_id ? message : pin));
    if (id === state.chat) room.changed(message);
    drawSide(go);
  },
  deleted({ chat: id, id: number }) {
    if (id === state.chat) room.removed(number);
    refresh();
  },
  typing({ chat: id }) {
    room.typed(id);
    drawBusy();
    setTimeout(drawBusy, 6100);
  },
  draft(draft) {
    room.drafted(draft);
    drawBusy();
  },
  keyboard({ chat: id, keyboard }) {
    state.chats.get(id).keyboard = keyboard;
    if (id === state.chat) drawComposer();
    if (id === state.chat && keyboard?.force_reply) $("text").focus();
  },
  pinned: refresh,
  people: refresh,
  async menus() {
    await loadCommands();
    drawComposer();
  },
  answer({ press, person, text, alert }) {
    if (waiting.has(press)) waiting.get(press)();
    else answered.add(press);
    if (text && person === state.me) alert ? alertWith(text) : toast(text);
  },
};

let isRefreshing = null;

/** People, membership or pins changed: read the state again, the open messages stay. */
function refresh() {
  isRefreshing ??= new Promise((resolve) => setTimeout(resolve, 30)).then(async () => {
    isRefreshing = null;
    const mark = state.mark;
    const was = state.chat;
    await load();
    state.mark = mark;
    if (was !== state.chat) await show();
    else draw();
  });
  return isRefreshing;
}

function connect() {
  stream?.close();
  stream = listen(state.mark, {
    event: (data) => heard[data.event]?.(data),
    reset: reload,
    online(isNow) {
      isOnline = isNow;
      drawBusy();
    },
  });
}

async function reload() {
  try {
    await load();
    isOnline = true;
    await show();
    connect();
  } catch {
    isOnline = false;
    drawBusy();
    setTimeout(reload, 2000);
  }
}

// ------------------------------------------------------------ what people do

/** Show that a press is on its way until the bot has answered it. */
async function press(message, button, node) {
  let sent = "";
  const done = () => {
    waiting.delete(sent);
    node.classList.remove("waiting");
  };
  if (node.classList.contains("waiting")) return;
  node.classList.add("waiting");
  const body = { person: state.me, chat: state.chat, message: message.message_id, data: button.callback_data };
  const isSent = await attempt(async () => {
    const { press: id } = await post("press", body);
    if (answered.delete(id)) return done();
    sent = id;
    waiting.set(id, done);
    setTimeout(done, 12000);
  });
  if (!isSent) done();
}

/** A link to our own bot opens here; false when the link was taken. */
function follow(url, event) {
  const link = ownLink(url);
  if (!link) return true;
  event?.preventDefault();
  openLink(link);
  return false;
}

function ownLink(url) {
  const match = /^(?:https?:\/\/)?t\.me\/([a-z0-9_]+)\/?(?:\?(.*))?$/i.exec(url);
  if (!match || match[1].toLowerCase() !== state.bot.username.toLowerCase()) return null;
  const query = new URLSearchParams(match[2] ?? "");
  return { payload: query.get("start") ?? "", group: query.get("startgroup") };
}

const react = (message, emoji) => attempt(() => post("react", { person: state.me, chat: state.chat, message: message.message_id, emoji }));

async function openLink({ payload, group }) {
  if (group !== null && group !== undefined) {
    const place = [...state.chats.values()].find((one) => !one.is_private && one.members.includes(state.me));
    if (!place) return toast(t("in-no-group"));
    await go(state.me, place.id);
    return say(`/start@${state.bot.username} ${group}`.trim());
  }
  const others = [...state.people.values()].filter((person) => person.id !== state.me);
  const person = await choosePerson(t("who-opens"), [me(), ...others], t("who-would-open"));
  if (!person) return;
  await go(person, person);
  await attempt(() => post("open", { person, payload }));
}

async function more() {
  const one = chat();
  const isPresent = one.is_private ? one.bot !== "kicked" : one.bot === "administrator";
  const presence = one.is_private
    ? isPresent ? t("stop-bot") : t("start-bot-again")
    : isPresent ? t("remove-bot") : t("return-bot");
  const deeds = [{ label: t("share-own-number"), value: "contact" }, { label: t("forward-words"), value: "forward" }, { label: presence, value: "bot" }];
  const isOutside = [...state.chats.values()].find((other) => !other.is_private && !other.members.includes(state.me));
  if (isOutside) deeds.push({ label: t("join", { group: isOutside.title }), value: "join" });
  if (!one.is_private && one.creator !== state.me) deeds.push({ label: t("leave"), value: "leave" });
  const deed = await chooseDeed(t("in-chat", { name: me().first_name }), deeds);
  const here = { person: state.me, chat: state.chat };
  if (deed === "contact") await shareContact();
  if (deed === "forward") await forwardWords();
  if (deed === "bot") await attempt(() => post("bot", { ...here, present: !isPresent }));
  if (deed === "join" || deed === "leave") await attempt(() => post("membership", { ...here, join: deed === "join" }));
}

async function addPerson() {
  const wish = await askNewcomer();
  if (!wish) return;
  await attempt(async () => {
    const { person } = await post("people", wish);
    await refresh();
    await go(person, person);
  });
}

function changeTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("local-chat-theme", root.dataset.theme);
}

async function changeLanguage() {
  speak(other());
  if (state.chats.size) await show();
}

async function main() {
  paint();
  const theme = localStorage.getItem("local-chat-theme");
  if (theme) document.documentElement.dataset.theme = theme;
  room.prepare({ press, follow, command: say, reply, react, edit, enlarge, stop: (draft) => attempt(() => post("stop", { person: state.me, draft })) });
  prepareComposer();
  $("side-open").onclick = () => document.body.classList.add("side-open");
  $("side-close").onclick = $("veil").onclick = () => document.body.classList.remove("side-open");
  $("more").onclick = more;
  $("add-person").onclick = addPerson;
  $("theme").onclick = changeTheme;
  $("language").onclick = changeLanguage;
  $("pinned").onclick = () => room.find(Number($("pinned").dataset.id));
  document.addEventListener("visibilitychange", () => {
    markRead();
    if (!document.hidden && state.chats.size) drawSide(go);
  });
  await reload();
  const start = new URLSearchParams(location.search).get("start");
  if (start !== null) {
    history.replaceState(null, "", "/");
    openLink({ payload: start });
  }
}

main();
