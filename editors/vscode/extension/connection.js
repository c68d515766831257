"use strict";
// A connection to `proxylint lsp`: JSON-RPC over the pipes of a child process. Nothing is downloaded, so no library.

const { spawn } = require("child_process");

class Connection {
  constructor(program, onNotification, onEnd) {
    this.buffer = Buffer.alloc(0);
    this.waiting = new Map();
    this.lastID = 0;
    this.onNotification = onNotification;
    this.child = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "ignore"] });
    this.child.stdout.on("data", (bytes) => this.take(bytes));
    this.child.stdin.on("error", () => {});
    this.child.on("error", (error) => this.end(error, onEnd));
    this.child.on("exit", () => this.end(new Error("proxylint lsp has ended"), onEnd));
  }

  end(error, onEnd) {
    if (this.hasEnded) return;
    this.hasEnded = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    onEnd(error);
  }

  send(message) {
    if (this.hasEnded) return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
    this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  request(method, params, token) {
    if (this.hasEnded) return Promise.resolve(null);
    const id = ++this.lastID;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
      this.send({ id, method, params });
    });
  }

  take(bytes) {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.toString("latin1", 0, end))?.[1] ?? 0);
      if (this.buffer.length < end + 4 + length) return;
      const body = this.buffer.toString("utf8", end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.handle(JSON.parse(body));
    }
  }

  handle(message) {
    if (message.method) return this.onNotification(message.method, message.params);
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!waiting) return;
    if (!message.error) waiting.resolve(message.result);
    else if (message.error.code === -32800) waiting.resolve(null);
    else waiting.reject(new Error(message.error.message));
  }

  async stop() {
    await this.request("shutdown").catch(() => {});
    this.notify("exit");
  }
}

module.exports = { Connection };
