/* What a phone has to send, in order, one at a time; what the server has not answered lies in this tab
   (sessionStorage) and is sent when the net is back, also after the page was drawn anew. Put a second
   time under its key before it left, the newer one is sent alone. No words of the page in here. */
window.Outgoing = class {
  static PATIENCE_MS = 10000;
  static RETRY_SECONDS = [1, 2, 3, 5];

  /* name: of the page's own queue. url: where to. token: of the form.
     told(state, answer): "saving", "failed"; "answered" with {key, fields, status, data, isLast}. */
  constructor({ name, url, token, told }) {
    Object.assign(this, { url, token, told });
    this.prefix = `outgoing:${name}:`;
    this.waiting = new Map();
    this.failures = 0;
    this.sending = false;
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(this.prefix)) this.waiting.set(key.slice(this.prefix.length), JSON.parse(sessionStorage.getItem(key)));
    }
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.send());
    addEventListener("beforeunload", (event) => this.failures && this.waiting.size && event.preventDefault());
    if (this.waiting.size) setTimeout(() => this.send());
  }

  /* Also where the page came without TLS, in a room with its own network. */
  static name() {
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  get(key) {
    return this.waiting.get(key);
  }

  /* fields: [[name, value], …] */
  put(key, fields) {
    this.waiting.set(key, fields);
    try {
      sessionStorage.setItem(this.prefix + key, JSON.stringify(fields));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
    }
    this.send();
  }

  drop(key, fields) {
    if (this.waiting.get(key) !== fields) return; // a newer one waits under the key
    this.waiting.delete(key);
    sessionStorage.removeItem(this.prefix + key);
  }

  async send() {
    clearTimeout(this.retry);
    const [next] = this.waiting;
    if (this.sending || !next) return;
    const [key, fields] = next;
    this.sending = true;
    if (!this.failures) this.told("saving");
    try {
      let answer = await this.post(fields);
      if (answer.status === 403 && !this.isData(answer) && (await this.freshToken())) answer = await this.post(fields);
      if (!this.isData(answer)) throw new TypeError(`answer ${answer.status}`);
      const data = await answer.json();
      this.failures = 0;
      this.drop(key, fields);
      this.told("answered", { key, fields, status: answer.status, data, isLast: !this.waiting.size });
    } catch {
      const pauses = Outgoing.RETRY_SECONDS;
      this.retry = setTimeout(() => this.send(), pauses[Math.min(this.failures, pauses.length - 1)] * 1000);
      this.failures += 1;
      this.told("failed");
      return;
    } finally {
      this.sending = false;
    }
    this.send();
  }

  post(fields) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.token);
    for (const [name, value] of fields) body.append(name, value);
    const signal = AbortSignal.timeout(Outgoing.PATIENCE_MS);
    return fetch(this.url, { method: "POST", body, signal, headers: { Accept: "application/json" }, redirect: "error" });
  }

  isData(answer) {
    return answer.status < 500 && (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  }

  /* The form of the page as the server gives it now holds a token that works. */
  async freshToken() {
    const page = await fetch(location.href, { cache: "no-store" });
    if (!page.ok) return false;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    this.token = fresh.querySelector("[name=csrfmiddlewaretoken]")?.value ?? this.token;
    return true;
  }
};
