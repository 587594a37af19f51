// The page's words in its two languages; all of them stand in words.json, which the server reads too.

const WORDS = await (await fetch("/local/static/words.json", { credentials: "same-origin" })).json();
const LOCALES = { ru: "ru-RU", en: "en-GB" };
const KEPT = "local-chat-language";
const NEAR_RUSSIAN = ["ru", "kk", "ky", "uk", "be", "uz", "tg", "hy", "az", "tt"]; // as the bot guesses it

let current = chosen() ?? (NEAR_RUSSIAN.includes(navigator.language.slice(0, 2).toLowerCase()) ? "ru" : "en");

function chosen() {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept in WORDS ? kept : null;
  } catch {
    return null;
  }
}

export const language = () => current;
export const other = () => (current === "ru" ? "en" : "ru");
export const locale = () => LOCALES[current];

/** A sentence by its key; `{name}` in it stands for data of that name. */
export function t(key, data = {}) {
  return WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => data[name]);
}

/** Choose the language and keep the choice. */
export function speak(language) {
  current = language;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // a browser without storage forgets the choice
  }
  paint();
}

/** Put the words into what stands in the page from the beginning. */
export function paint() {
  document.documentElement.lang = current;
  document.title = t("page-title");
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = t(node.dataset.say);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-title]")) node.title = t(node.dataset.title);
  document.getElementById("language").textContent = other().toUpperCase();
}
