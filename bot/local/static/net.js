// Talking to the server: questions, deeds and the stream of what happens.

import { toast } from "./dom.js";
import { language, t } from "./words.js";

async function ask(path, given = {}) {
  const options = { ...given, headers: { ...given.headers, "X-Language": language() } };
  let answer = await fetch(path, { credentials: "same-origin", ...options });
  if (answer.status === 403) {
    await fetch("/", { credentials: "same-origin" }); // the server was started anew: the page gives a new cookie
    answer = await fetch(path, { credentials: "same-origin", ...options });
  }
  return answer;
}

export async function get(path) {
  const answer = await ask(path);
  if (!answer.ok) throw new Error(t("not-loaded"));
  return answer.json();
}

async function result(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? t("not-done"));
  if (body.is_late) toast(t("is-late"));
  return body;
}

/** A deed; throws an Error with a sentence when it is not possible. */
export async function post(name, body) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return result(await offline(() => ask(`/local/${name}`, options)));
}

/** Files in one form; fields go first. */
export async function upload(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return result(await offline(() => ask("/local/upload", { method: "POST", body: form })));
}

async function offline(request) {
  try {
    return await request();
  } catch {
    throw new Error(t("no-program"));
  }
}

/** Events from a mark on. `reset` is called when some were missed, `online` on every change of the line. */
export function listen(mark, { event, reset, online }) {
  const source = new EventSource(`/local/events?after=${encodeURIComponent(mark)}`);
  source.onmessage = (message) => event(JSON.parse(message.data));
  source.addEventListener("hello", () => online(true));
  source.addEventListener("reset", () => {
    source.close();
    reset();
  });
  source.onerror = () => {
    online(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(reset, 1500);
  };
  return source;
}
