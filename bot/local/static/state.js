// What the page knows: people, chats, who I am, which chat is open, what I have read.

import { get } from "./net.js";
import { t } from "./words.js";

export const state = { bot: {}, people: new Map(), chats: new Map(), me: 0, chat: 0, mark: "", words: new Map(), commands: [] };

const READ = "local-chat-read";
const WHERE = "local-chat-where";

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

const read = stored(READ);

function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a browser without storage forgets; nothing else depends on it
  }
}

/** Load everything but the messages; keeps me and the chat where they still exist. */
export async function load() {
  const fresh = await get("/local/state");
  state.bot = fresh.bot;
  state.people = new Map(fresh.people.map((person) => [person.id, person]));
  state.chats = new Map(fresh.chats.map((chat) => [chat.id, chat]));
  state.mark = fresh.events;
  const last = stored(WHERE);
  if (!state.people.has(state.me)) state.me = state.people.has(last.me) ? last.me : fresh.people[0].id;
  if (!mayEnter(state.me, state.chat)) state.chat = mayEnter(state.me, last.chat) ? last.chat : state.me;
  for (const chat of state.chats.values()) for (const id of chat.members) read[`${id}:${chat.id}`] ??= chat.last?.message_id ?? 0;
}

const mayEnter = (person, chat) => state.chats.get(chat)?.members.includes(person) ?? false;

export const me = () => state.people.get(state.me);
export const chat = () => state.chats.get(state.chat);
export const chatsOf = (person) => [...state.chats.values()].filter((one) => one.members.includes(person));
export const titleOf = (one) => (one.is_private ? t("bot-name") : one.title);

export function goTo(person, chatId) {
  state.me = person;
  state.chat = mayEnter(person, chatId) ? chatId : person;
  store(WHERE, { me: state.me, chat: state.chat });
}

/** Whether somebody else has written there since this person last looked. */
export function isUnread(person, one) {
  return Boolean(one.last && one.last.from.id !== person && one.last.message_id > (read[`${person}:${one.id}`] ?? 0));
}

export function markRead() {
  const last = chat()?.last;
  if (!last || document.hidden) return;
  read[`${state.me}:${state.chat}`] = last.message_id;
  store(READ, read);
}
