// What opens over the page: questions, lists to choose from, pictures, files before they are sent.

import { $, avatar, el, icon, weight } from "./dom.js";
import { t } from "./words.js";

const UPLOAD_LIMIT = 20 * 1024 * 1024;

/** Show a dialog made by `fill(close)`; resolves with what `close` was given, null when it was dismissed. */
function opened(fill) {
  const dialog = $("dialog");
  return new Promise((resolve) => {
    let result = null;
    const close = (value = null) => {
      result = value;
      dialog.close();
    };
    dialog.replaceChildren(...fill(close));
    dialog.onclick = (event) => {
      if (event.target === dialog) close(); // a handler that returned false would cancel every click inside
    };
    dialog.onclose = () => resolve(result);
    if (dialog.open) dialog.close();
    dialog.showModal();
  });
}

const title = (text) => el("h3", { id: "dialog-title" }, text);

export function alertWith(text) {
  return opened((close) => [
    el("p", { id: "dialog-title" }, text),
    el("div", { className: "actions" }, el("button", { type: "button", className: "solid", autofocus: true, onclick: () => close(true) }, t("understood"))),
  ]);
}

/** Whom shall it be? Resolves with a person's id. */
export function choosePerson(question, people, note) {
  return opened((close) => [
    title(question),
    note && el("p", {}, note),
    el("div", { className: "menu" }, ...people.map((person, at) =>
      el("button", { type: "button", className: "row", autofocus: at === 0, onclick: () => close(person.id) }, avatar(person), el("span", {}, el("b", {}, person.first_name))))),
  ].filter(Boolean));
}

/** One of named deeds: [{label, value, danger}]. */
export function chooseDeed(question, deeds) {
  return opened((close) => [
    title(question),
    el("div", { className: "menu" }, ...deeds.map((deed) =>
      el("button", { type: "button", className: "row", onclick: () => close(deed.value) }, el("span", {}, ""), el("span", {}, deed.label)))),
  ]);
}

/** Name, language and whether they enter the group. */
export function askNewcomer() {
  const name = el("input", { name: "name", maxLength: 64, required: true, autocomplete: "off", autofocus: true });
  const language = el("select", {}, el("option", { value: "ru" }, t("russian")), el("option", { value: "en" }, t("english")));
  const join = el("input", { type: "checkbox", checked: true });
  return opened((close) => [
    el(
      "form",
      {
        method: "dialog",
        onsubmit: (event) => {
          event.preventDefault();
          if (name.value.trim()) close({ name: name.value, language: language.value, join: join.checked });
        },
      },
      title(t("new-person")),
      el("label", {}, t("name"), name),
      el("label", {}, t("telegram-language"), language),
      el("label", { className: "check" }, join, t("add-to-group")),
      el("div", { className: "actions" },
        el("button", { type: "button", className: "quiet", onclick: () => close() }, t("cancel")),
        el("button", { type: "submit", className: "solid" }, t("add"))),
    ),
  ]);
}

/** One line of text. */
export function askLine(question, label, value) {
  const input = el("input", { value, autocomplete: "off", autofocus: true });
  return opened((close) => [
    el("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); close(input.value.trim()); } },
      title(question),
      el("label", {}, label, input),
      el("div", { className: "actions" },
        el("button", { type: "button", className: "quiet", onclick: () => close() }, t("cancel")),
        el("button", { type: "submit", className: "solid" }, t("send")))),
  ]);
}

/** A look at the files before they go; resolves with {files, caption, kind}. */
export function askFiles(files, caption) {
  const tooBig = files.filter((file) => file.size > UPLOAD_LIMIT || !file.size);
  if (tooBig.length) {
    return alertWith(t(tooBig[0].size ? "file-too-big" : "file-empty", { name: tooBig[0].name })).then(() => null);
  }
  if (files.length > 10) return alertWith(t("too-many-files", { count: 10 })).then(() => null);
  const addresses = [];
  const note = el("input", { value: caption, maxLength: 1024, autocomplete: "off", autofocus: true, placeholder: t("may-be-empty") });
  const hasPictures = files.some((file) => file.type.startsWith("image/"));
  const asFile = el("input", { type: "checkbox" });
  const line = (file) => {
    const address = file.type.startsWith("image/") && URL.createObjectURL(file);
    if (address) addresses.push(address);
    return el("li", {}, address ? el("img", { src: address, alt: "" }) : icon("file"), el("span", {}, file.name, el("small", {}, weight(file.size))));
  };
  const sent = opened((close) => [
    el("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); close({ files, caption: note.value, kind: asFile.checked ? "document" : "auto" }); } },
      title(files.length === 1 ? t("send-file") : t("send-files", { count: files.length })),
      el("ul", { className: "files" }, ...files.map(line)),
      hasPictures && el("label", { className: "check" }, asFile, t("as-file")),
      el("label", {}, t("caption"), note),
      el("div", { className: "actions" },
        el("button", { type: "button", className: "quiet", onclick: () => close() }, t("cancel")),
        el("button", { type: "submit", className: "solid" }, t("send")))),
  ]);
  return sent.finally(() => addresses.forEach((address) => URL.revokeObjectURL(address)));
}

export function enlarge(src, alt) {
  const viewer = $("viewer");
  $("viewer-image").src = src;
  $("viewer-image").alt = alt;
  $("viewer-save").href = `${src}?save`;
  viewer.onclick = (event) => {
    if (event.target !== $("viewer-save")) viewer.close();
  };
  viewer.showModal();
}
