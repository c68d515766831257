// The core in a worker: one request at a time, each with a time limit; a trap or a hang starts it anew.
import { texts } from "./texts.js";

const LIMIT = 10_000;
// A slow phone needs a while to unpack and compile the core before its first answer.
const STARTING = 60_000;

/** Why a request has no answer. */
export class CoreProblem extends Error {}

/** The checker, as the page calls it. */
export class Core {
  #packed;
  #source;
  #worker = null;
  #waiting = new Map();
  #next = 1;
  #hasAnswered = false;

  constructor(packed, source) {
    this.#packed = packed;
    this.#source = source;
    this.#start();
  }

  #start() {
    this.#hasAnswered = false;
    // From a Blob, since such a worker is bound by this page's policy; one from a file would bring its own.
    const url = URL.createObjectURL(new Blob([this.#source], { type: "text/javascript" }));
    this.#worker = new Worker(url);
    URL.revokeObjectURL(url);
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = () => this.#restart(texts.crashed);
    this.#worker.postMessage({ packed: this.#packed });
  }

  #restart(message) {
    this.#worker.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#start();
    for (const { reject, timer } of waiting) {
      clearTimeout(timer);
      reject(new CoreProblem(message));
    }
  }

  #answer({ id, answer, trap, isUnable }) {
    if (isUnable) {
      for (const { reject, timer } of this.#waiting.values()) {
        clearTimeout(timer);
        reject(new CoreProblem(texts.unavailable));
      }
      return this.#waiting.clear();
    }
    const request = this.#waiting.get(id);
    if (!request) return;
    if (trap) return this.#restart(texts.crashed);
    this.#hasAnswered = true;
    this.#waiting.delete(id);
    clearTimeout(request.timer);
    const value = JSON.parse(answer);
    if (value.problem) request.reject(new CoreProblem(value.problem));
    else request.resolve(value);
  }

  /** Asks the core; rejects with a `CoreProblem` that says why. */
  ask(operation, text = "", options = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#restart(texts.slow), this.#hasAnswered ? LIMIT : STARTING);
      this.#waiting.set(id, { resolve, reject, timer });
      const request = { operation, now: Math.floor(Date.now() / 1000), ...options };
      this.#worker.postMessage({ id, options: JSON.stringify(request), text });
    });
  }
}
