"""Two providers for the relay's test: answers chats, refuses models called busy, and counts what it was asked."""

import http.server
import json
import sys
import threading

lock = threading.Lock()
asked = []


class Upstream(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        model = request.get("model", "")
        with lock:
            asked.append(model)
        if "busy" in model:
            self.answer(429, {"error": {"message": "busy", "code": 429}})
            return
        message = {"role": "assistant", "content": model}
        self.answer(200, {
            "id": "1", "object": "chat.completion", "created": 1, "model": model,
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}})

    def do_GET(self):
        with lock:
            self.answer(200, asked)

    def do_DELETE(self):
        with lock:
            asked.clear()
        self.answer(200, [])


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Upstream).serve_forever()
