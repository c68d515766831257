// Firefox over its Marionette protocol; nothing but Node is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A port that nobody uses just now. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A browser with one page. */
export class Firefox {
  #next = 1;
  #waiting = new Map();

  static async start() {
    const browser = new Firefox();
    browser.folder = mkdtempSync(join(tmpdir(), "proxylint-firefox-"));
    const port = await freePort();
    writeFileSync(join(browser.folder, "user.js"), `user_pref("marionette.port", ${port});\n`
      + 'user_pref("datareporting.policy.dataSubmissionEnabled", false);\nuser_pref("app.update.enabled", false);\n');
    browser.process = spawn("firefox-esr", ["--headless", "--no-remote", "--marionette", "--profile", browser.folder, "about:blank"],
      { stdio: "ignore", env: { ...process.env, MOZ_HEADLESS: "1", HOME: browser.folder } });
    const end = Date.now() + 90_000;
    for (;;) {
      const socket = await new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => resolve(socket));
        socket.on("error", () => resolve(null));
      });
      if (socket) {
        browser.socket = socket;
        break;
      }
      if (Date.now() > end) throw new Error("Firefox did not start");
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    let rest = Buffer.alloc(0);
    browser.socket.on("data", (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const colon = rest.indexOf(":");
        const count = Number(rest.subarray(0, Math.max(colon, 0)).toString());
        if (colon < 0 || rest.length < colon + 1 + count) break;
        const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + count).toString());
        rest = rest.subarray(colon + 1 + count);
        if (Array.isArray(message)) browser.#take(message);
      }
    });
    await browser.send("WebDriver:NewSession", {});
    return browser;
  }

  #take([, id, error, result]) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) reject?.(new Error(`${error.error}: ${error.message}`));
    else resolve?.(result);
  }

  send(command, parameters) {
    const id = this.#next++;
    const message = Buffer.from(JSON.stringify([0, id, command, parameters]));
    this.socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  async open(url) {
    await this.send("WebDriver:Navigate", { url });
  }

  /** The value of an expression in the page. */
  async evaluate(expression) {
    return (await this.send("WebDriver:ExecuteScript", { script: `return (${expression});`, args: [] })).value;
  }

  async until(expression, what = expression, limit = 60_000) {
    const end = Date.now() + limit;
    while (Date.now() < end) {
      if (await this.evaluate(expression).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`waited in vain for ${what}`);
  }

  async fill(selector, text) {
    await this.evaluate(`(() => { const field = document.querySelector(${JSON.stringify(selector)}); field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event("input", { bubbles: true })); field.dispatchEvent(new Event("change", { bubbles: true })); })()`);
  }

  async close() {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    await this.send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => this.process.kill());
    await gone;
    this.socket.destroy();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
