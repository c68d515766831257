"""A small client of `proxylint lsp`: messages out, messages in, nothing more."""

import json
import subprocess
import threading
import time


def frame(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Server:
    """The program and what it has answered."""

    def __init__(self, program, *arguments, environment=None):
        self.process = subprocess.Popen(
            [program, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment,
        )
        self.arrived = threading.Condition()
        self.answers = {}
        self.notices = []
        self.count = 0
        self.errors = b""
        self.next = 0
        self.keep = True
        threading.Thread(target=self.read, daemon=True).start()
        threading.Thread(target=self.read_errors, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = stream.read(length)
            if not body:
                return
            moment = time.perf_counter()
            with self.arrived:
                self.count += 1
                if self.keep:
                    message = json.loads(body)
                    if "method" in message:
                        self.notices.append((moment, message))
                    else:
                        self.answers[message.get("id")] = (moment, message)
                self.arrived.notify_all()

    def read_errors(self):
        self.errors = self.process.stderr.read()

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        self.write(frame(json.dumps({"jsonrpc": "2.0", **message}).encode()))

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def ask(self, method, parameters):
        """Sends a request; its number."""
        self.next += 1
        # A word, so that no number that somebody else sent is taken for it.
        number = f"ask-{self.next}"
        self.send({"id": number, "method": method, "params": parameters})
        return number

    def wait(self, condition, seconds=30):
        with self.arrived:
            if not self.arrived.wait_for(condition, seconds):
                raise TimeoutError(f"no answer; exit status {self.process.poll()}, {self.errors[-500:]!r}")

    def answer(self, method, parameters):
        """A request and its answer: the result, and milliseconds until it was there."""
        start = time.perf_counter()
        number = self.ask(method, parameters)
        self.wait(lambda: number in self.answers)
        moment, message = self.answers.pop(number)
        return message, (moment - start) * 1000

    def memory(self):
        """Memory that the process holds, in KiB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    def busy(self):
        """Milliseconds that the process has had a processor so far; 0 where the system does not count them."""
        try:
            with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as spent:
                return int(spent.read().split()[0]) / 1e6
        except OSError:
            return 0.0

    def is_running(self):
        return self.process.poll() is None

    def end(self):
        """Ends the server as an editor does; its exit status."""
        self.answer("shutdown", None)
        self.notify("exit", None)
        self.process.stdin.close()
        return self.process.wait(10)
