/* Notes on their way to the server, in the order they were begun, one save in flight. What the server
   has not said yes to lies in this tab (sessionStorage), for its writer alone; log-out clears it. The
   rules of saving, repeats and merging are the server's: a note has its key, each save a growing
   number, so that a lost answer or a repeat is harmless. No words and no fields of the page in here. */
window.NotesQueue = class {
  static WAIT_MS = 400; // after the last letter
  static LONGEST_WAIT_MS = 1200; // while somebody writes on without a pause
  static PATIENCE_MS = 10000;
  static RETRY_SECONDS = [1, 2, 5, 15];
  static TABS = 5; // names of this page and of those it was before it was drawn anew

  /* told(state, answer): "waiting", "saving", "saved", "failed", "logged-out", "other-user", "gone", "choose",
     "refused"; each time something changes. */
  constructor({ url, tokenUrl, token, group, user, told }) {
    Object.assign(this, { url, tokenUrl, token, user, told });
    this.prefix = `notes:${group}:${user}:`;
    this.tab = crypto.randomUUID().replaceAll("-", "").slice(0, 16);
    this.seq = 0;
    this.notes = new Map();
    this.bases = new Map();
    this.versions = new Map();
    this.failures = 0;
    this.sending = false;
    this.triedToken = false;
    this.bringBack();
    addEventListener("online", () => this.now());
    addEventListener("focus", () => this.failures && this.now());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && this.failures) this.now();
    });
  }

  static now() {
    return performance.timeOrigin + performance.now();
  }

  bringBack() {
    const found = [];
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(this.prefix)) found.push(JSON.parse(sessionStorage.getItem(key)));
    }
    found.sort((a, b) => a.begun - b.begun);
    for (const note of found) {
      const tabs = [this.tab, ...(note.tabs ?? [])].slice(0, NotesQueue.TABS);
      const again = { ...note, tabs, changed: 1, saved: 0 };
      this.notes.set(note.key, again);
      this.keep(again); // the next page must know this one's name, though it never hears the answer
    }
    if (found.length) this.later(0);
  }

  /* Notes the server has not said yes to, oldest first. */
  get waiting() {
    return [...this.notes.values()].filter((note) => note.changed > note.saved);
  }

  baseOf(key) {
    return this.bases.get(key);
  }

  versionOf(key) {
    return this.versions.get(key) ?? 0;
  }

  isUnsent(key) {
    return this.waiting.some((note) => note.key === key);
  }

  /* What the server holds of a note that lies still in this tab. */
  renew({ key, values, base, version }) {
    this.bases.set(key, base);
    this.versions.set(key, version);
    const note = this.notes.get(key);
    if (!note) return;
    Object.assign(note, { values, base });
    this.keep(note);
  }

  /* The note as it stands in the form now. begun: by NotesQueue.now(). isDone: handed in. */
  put({ key, begun, values, base, isDone }) {
    const note = this.notes.get(key) ?? { key, begun, base, tabs: [this.tab], changed: 0, saved: 0 };
    // The same object: a save of it may be under way.
    Object.assign(note, { values, isDone, changed: note.changed + 1 });
    this.notes.set(key, note);
    this.keep(note);
    if (!this.failures) this.told("waiting");
    this.later(isDone ? 0 : NotesQueue.WAIT_MS);
  }

  keep(note) {
    const { key, begun, values, base, isDone, tabs } = note;
    try {
      sessionStorage.setItem(this.prefix + key, JSON.stringify({ key, begun, values, base, isDone, tabs }));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
    }
  }

  forget(key) {
    this.notes.delete(key);
    sessionStorage.removeItem(this.prefix + key);
  }

  later(ms) {
    clearTimeout(this.timer);
    this.due ??= performance.now() + NotesQueue.LONGEST_WAIT_MS;
    const wait = Math.max(0, Math.min(ms, this.due - performance.now()));
    this.timer = setTimeout(() => this.now(), wait);
  }

  now() {
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    this.send();
  }

  async send() {
    const note = this.waiting[0];
    if (this.sending || !note) return;
    this.sending = true;
    this.due = undefined;
    this.told("saving");
    const sent = note.changed;
    let answer = null;
    try {
      answer = await fetch(this.url, {
        method: "POST",
        body: this.bodyOf(note),
        credentials: "same-origin",
        signal: AbortSignal.timeout(NotesQueue.PATIENCE_MS),
      });
      await this.take(note, sent, answer);
    } catch {
      this.fail("failed");
    } finally {
      this.sending = false;
    }
    if (!this.failures && this.waiting.length) this.later(this.waiting[0] === note && !note.isDone ? NotesQueue.WAIT_MS : 0);
  }

  bodyOf(note) {
    const body = new FormData();
    this.seq += 1;
    const age = Math.max(0, Math.round(NotesQueue.now() - note.begun));
    const plain = { csrfmiddlewaretoken: this.token, writer: this.user, tab: this.tab, seq: this.seq, age };
    for (const [name, value] of Object.entries(plain)) body.set(name, value);
    body.set("key", note.key);
    body.set("base", JSON.stringify(note.base ?? {}));
    body.set("continues", note.tabs.slice(1).join(" "));
    if (note.isDone) body.set("done", "1");
    for (const [name, value] of Object.entries(note.values)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    return body;
  }

  async take(note, sent, answer) {
    if (answer.status === 200 || answer.status === 409) {
      const told = await answer.json();
      this.failures = 0;
      this.triedToken = false;
      note.saved = sent;
      note.base = told.base;
      const theirs = note.changed === sent ? told.theirs : {}; // else what was typed since goes first
      for (const [name, { value, digest }] of Object.entries(theirs)) {
        note.values[name] = value;
        note.base[name] = digest;
      }
      this.bases.set(note.key, note.base);
      this.versions.set(note.key, told.version);
      if (note.changed === sent && note.isDone) this.forget(note.key);
      else this.keep(note); // what is being written stays in the form when the page is drawn anew
      this.told(told.choose ? "choose" : "saved", { ...told, theirs, note });
    } else if (answer.status === 403 && !this.triedToken) {
      this.triedToken = true;
      this.failures += 1;
      if (await this.freshToken()) this.failures = 0; // sent once more at once
      else this.fail("logged-out");
    } else if (answer.status === 401 || answer.status === 403) this.fail("logged-out");
    else if (answer.status === 404 || answer.status === 410) this.fail("gone");
    else if (answer.status === 422) await this.refused(note, answer);
    else this.fail("failed");
  }

  async refused(note, answer) {
    const told = await answer.json().catch(() => null);
    if (!told) return this.fail("other-user"); // the words of a page, not of a note
    if (told.forget) this.forget(note.key);
    else note.saved = note.changed; // tried again when it is changed
    this.failures = 0;
    return this.told("refused", { ...told, note });
  }

  async freshToken() {
    const answer = await fetch(this.tokenUrl, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) this.token = (await answer.json()).csrf;
    return Boolean(answer?.ok);
  }

  /* Only pauses make the next one longer; who writes on tries with every save meanwhile. */
  fail(state) {
    const pauses = NotesQueue.RETRY_SECONDS;
    const wait = pauses[Math.min(this.failures, pauses.length - 1)];
    this.failures += 1;
    this.told(state);
    this.retry = setTimeout(async () => {
      if (state === "logged-out") await this.freshToken();
      this.send();
    }, wait * 1000);
  }
};
