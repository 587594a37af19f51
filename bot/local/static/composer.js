// Writing: text, replies, edits, files, voice, keys under the field.

import { $, el, toast } from "./dom.js";
import { askFiles, askLine } from "./dialogs.js";
import { summary } from "./bubble.js";
import { post, upload } from "./net.js";
import { ownLast } from "./room.js";
import * as slash from "./slash.js";
import { chat, me, state } from "./state.js";
import { t } from "./words.js";

const text = $("text");
let replyTo = null;
let editing = null;
let recorder = null;

const here = () => ({ person: state.me, chat: state.chat });
const place = () => `${state.me}:${state.chat}`;

/** Do it; a refusal becomes a toast. True when done. */
export async function attempt(deed) {
  try {
    await deed();
    return true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

export const say = (words) => attempt(() => post("say", { ...here(), text: words }));

export function prepareComposer() {
  text.addEventListener("input", () => {
    grow();
    slash.suggest(text.value);
    drawSend();
  });
  text.addEventListener("keydown", keydown);
  text.addEventListener("blur", () => slash.close());
  text.addEventListener("paste", paste);
  $("send").addEventListener("click", send);
  $("slash-open").addEventListener("click", toggleSlash);
  $("attach").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", () => {
    attach([...$("file").files]);
    $("file").value = "";
  });
  $("context-close").addEventListener("click", clearContext);
  $("mic").addEventListener("click", record);
  $("start").addEventListener("click", begin);
  slash.prepareSlash(chosen);
  prepareDrop();
}

function keydown(event) {
  if (event.isComposing || slash.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (replyTo || editing)) {
    clearContext();
  } else if (event.key === "ArrowUp" && !text.value && ownLast()) {
    event.preventDefault();
    edit(ownLast());
  }
}

function grow() {
  text.style.height = "auto";
  if (text.scrollHeight) text.style.height = `${text.scrollHeight}px`; // nothing to measure while it is hidden
}

function put(words) {
  text.value = words;
  grow();
  drawSend();
}

async function send() {
  const words = text.value;
  if (!words.trim()) return;
  const target = editing;
  const reply = replyTo;
  slash.close();
  put("");
  clearContext();
  const deed = target
    ? () => post("edit", { ...here(), message: target.message_id, text: words })
    : () => post("say", { ...here(), text: words, reply_to: reply?.message_id });
  if (!(await attempt(deed)) && !text.value) put(words);
}

function toggleSlash() {
  if (slash.isOpen()) return slash.close();
  text.focus();
  put("/");
  slash.suggest("/");
}

async function chosen(command) {
  slash.close();
  put("");
  await say(`/${command}`);
}

// ------------------------------------------------------------ replies and edits

export function reply(message) {
  clearContext();
  replyTo = message;
  context("reply", message.from.first_name, summary(message));
}

export function edit(message) {
  clearContext();
  editing = message;
  context("edit", t("edit"), summary(message));
  put(message.text ?? message.caption ?? "");
}

function context(sign, who, words) {
  $("context-icon").setAttribute("href", `#i-${sign}`);
  $("context-who").textContent = who;
  $("context-text").textContent = words;
  $("context").hidden = false;
  text.focus();
}

function clearContext() {
  if (editing) put("");
  replyTo = null;
  editing = null;
  $("context").hidden = true;
}

// ------------------------------------------------------------ files and voice

async function attach(files) {
  if (!files.length) return;
  const wish = await askFiles(files, text.value.trim());
  if (!wish) return;
  const fields = { ...here(), caption: wish.caption, kind: wish.kind, reply_to: replyTo?.message_id };
  put("");
  clearContext();
  await attempt(() => upload(fields, wish.files));
}

function paste(event) {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  attach(files);
}

function prepareDrop() {
  const room = $("room");
  let depth = 0;
  const has = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (isShown) => ($("drop").hidden = !isShown);
  room.addEventListener("dragenter", (event) => has(event) && ++depth && show(true));
  room.addEventListener("dragleave", (event) => has(event) && --depth <= 0 && show(false));
  room.addEventListener("dragover", (event) => has(event) && event.preventDefault());
  room.addEventListener("drop", (event) => {
    if (!has(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    attach([...event.dataTransfer.files]);
  });
}

async function record() {
  if (recorder) return recorder.stop();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (!stream) return toast(t("no-microphone"));
  const since = Date.now();
  const where = here();
  const chunks = [];
  recorder = new MediaRecorder(stream);
  recorder.ondataavailable = (event) => chunks.push(event.data);
  recorder.onstop = () => {
    const type = recorder.mimeType.split(";")[0];
    stream.getTracks().forEach((track) => track.stop());
    recorder = null;
    drawSend();
    const voice = new File(chunks, `voice.${type.split("/")[1]}`, { type });
    const duration = Math.max(1, Math.round((Date.now() - since) / 1000));
    attempt(() => upload({ ...where, kind: "voice", duration }, [voice]));
  };
  recorder.start();
  drawSend();
}

// ------------------------------------------------------------ what stands under the messages

function drawSend() {
  const isEmpty = !text.value.trim();
  const canRecord = Boolean(navigator.mediaDevices && window.MediaRecorder);
  $("mic").hidden = !recorder && !(isEmpty && canRecord);
  $("mic").classList.toggle("recording", Boolean(recorder));
  $("mic").querySelector("use").setAttribute("href", recorder ? "#i-stop" : "#i-mic");
  $("mic").setAttribute("aria-label", recorder ? t("end-voice") : t("record-voice"));
  $("send").hidden = !$("mic").hidden;
}

let isAt = "";

/** The composer of the chat that is open now: its unsent words, its keys, or a start button. */
export function drawComposer() {
  const one = chat();
  if (isAt !== place()) {
    if (isAt) state.words.set(isAt, text.value);
    isAt = place();
    clearContext();
    put(state.words.get(isAt) ?? "");
  }
  const isBlocked = one.is_private && one.bot === "kicked";
  const mustStart = one.is_private && (!one.is_started || isBlocked);
  $("start").hidden = !mustStart;
  $("start").textContent = isBlocked ? t("start-again") : t("start");
  $("entry").hidden = mustStart;
  $("slash-open").hidden = !state.commands.length;
  text.placeholder = one.keyboard?.placeholder || (one.is_private ? t("message") : t("message-to-group"));
  $("keys").hidden = mustStart || !one.keyboard?.keyboard;
  $("keys").replaceChildren(...(one.keyboard?.keyboard ?? []).map((row) => el("div", {}, ...row.map(keyNode))));
  drawSend();
}

const keyNode = (key) => el("button", { type: "button", onclick: () => (key.request_contact ? shareContact() : say(key.text)) }, key.text);

export async function shareContact() {
  const phone = await askLine(t("share-number"), t("phone-number"), `+7 700 000-00-${String(state.me % 100).padStart(2, "0")}`);
  if (phone) await attempt(() => post("contact", { ...here(), phone }));
}

/** Somebody's words, as if they were handed on from another chat. */
export async function forwardWords() {
  const author = await askLine(t("forward-words"), t("forward-author"), "");
  const said = author && (await askLine(t("forward-words"), t("forward-said"), ""));
  if (said) await attempt(() => post("forward", { ...here(), author, text: said }));
}

async function begin() {
  const isBlocked = chat().bot === "kicked";
  await attempt(async () => {
    if (isBlocked) await post("bot", { ...here(), present: true });
    await post("open", { person: me().id });
  });
  if (matchMedia("(hover: hover)").matches) text.focus();
}
