"""`proxylint lsp` under mutated messages, and through an hour of typing with cancels: no crash, flat memory, the right text.

    Tests/Editors/hostile.py PROGRAM [MESSAGES] [KEYS] [SEED]

By default 100,000 messages and 18,000 keys (five a second for an hour, without the waiting).
"""

import copy
import json
import random
import sys
import time

from client import Server, frame

URI = "file:///tmp/proxylint-hostile/a.yaml"
TEXT = """version: 1
name: cats 😀
accounts:
  router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
  chutes:
    provider: chutes
    key: {keyring: chutes}  # proxylint: ignore[key-not-set] a comment
proxies:
  - name: first
    acount: router
    model: deepseek/deepseek-v3.2
    context_size: 16384
  - name: second
    account: chutes
    model: zai-org/GLM-5.1-TEE
    settings: {temperature: 0.8}
"""
ODD = [
    None, True, False, 0, -1, 1, 0.5, 1e308, 2**31, 2**53, 2**64, -(2**63), "", "a", "😀", "\u0000", "\ud800",
    "é̀", "../../etc/passwd", "file:///", "untitled:1", "sk-or-v1-" + "0" * 64, "x" * 5000, [], {}, [[]], {"": None},
]
PIECES = [
    "\t", "\n", "\r\n", "\r", "  ", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "!!str ", "|\n", ">\n", "#", "'", '"',
    "---\n", "...\n", "%", "😀", "👩‍👩‍👧", "\u2028", "\ufeff", "\u0000", "\u0085", "\u202e", "name: ", "model: ", "key: ",
    "accounts:\n", "proxies:\n  - ", "sk-or-v1-" + "ab" * 32, "x" * 300, "? ", "<<: *a\n", "\ud83d", "é",
]
METHODS = [
    "hover", "completion", "definition", "references", "documentSymbol", "foldingRange", "documentLink", "rename",
    "prepareRename", "codeAction", "inlayHint", "documentHighlight",
]


def parameters(method, line, character, lines):
    """What a request asks with."""
    place = {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": lines, "character": 0}}
    if method == "rename":
        place["newName"] = "other"
    elif method == "references":
        place["context"] = {"includeDeclaration": True}
    elif method in ("codeAction", "inlayHint"):
        place = {"textDocument": {"uri": URI}, "range": whole, "context": {"diagnostics": []}}
    return place


def opening(text, version=1):
    item = {"uri": URI, "languageId": "yaml", "version": version, "text": text}
    return {"method": "textDocument/didOpen", "params": {"textDocument": item}}


def start(program):
    server = Server(program, "--now", "2026-11-28")
    server.answer("initialize", {"capabilities": {}})
    server.notify("initialized", {})
    return server


def recorded():
    """A session's messages, to be mutated."""
    change = {"range": {"start": {"line": 9, "character": 4}, "end": {"line": 9, "character": 10}}, "text": "account"}
    document = {"uri": URI, "version": 2}
    messages = [
        opening(TEXT),
        {"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [change]}},
        {"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [{"text": TEXT}]}},
        {"method": "$/cancelRequest", "params": {"id": 7}},
        {"method": "textDocument/didSave", "params": {"textDocument": {"uri": URI}}},
        {"id": 1, "method": "initialize", "params": {"capabilities": {"general": {"positionEncodings": ["utf-8"]}}}},
        {"method": "workspace/didChangeConfiguration", "params": {"settings": {}}},
        {"method": "textDocument/didClose", "params": {"textDocument": {"uri": URI}}},
    ]
    for line, character in ((1, 3), (3, 5), (6, 10), (9, 5), (10, 14)):
        messages += [
            {"id": n, "method": "textDocument/" + method, "params": parameters(method, line, character, 16)}
            for n, method in enumerate(METHODS)
        ]
    return messages


def places(value, path=()):
    """Every place in a message."""
    yield path
    if len(path) > 20:
        return
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], path + (name,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from places(value[index], path + (index,))


def mutated(dice, message):
    """A message with one to three places changed, and sometimes bytes of its text."""
    message = copy.deepcopy(message)
    for _ in range(dice.randint(1, 3)):
        path = dice.choice(list(places(message))[1:] or [()])
        if not path:
            break
        holder = message
        for step in path[:-1]:
            holder = holder[step]
        kind = dice.random()
        if kind < 0.2:
            del holder[path[-1]]
        elif kind < 0.4 and isinstance(holder[path[-1]], str):
            text = holder[path[-1]]
            cut = dice.randint(0, len(text))
            holder[path[-1]] = text[:cut] + dice.choice(PIECES) + text[dice.randint(cut, len(text)) :]
        elif kind < 0.5:
            deep = copy.deepcopy(dice.choice(ODD))
            for _ in range(dice.choice([3, 50, 600])):
                deep = [deep]
            holder[path[-1]] = deep
        else:
            holder[path[-1]] = copy.deepcopy(dice.choice(ODD))
    body = bytearray(json.dumps({"jsonrpc": "2.0", **message} if isinstance(message, dict) else message).encode())
    if dice.random() < 0.3:
        for _ in range(dice.randint(1, 8)):
            body[dice.randrange(len(body))] = dice.randrange(256)
    return bytes(body)


def headers(dice, body):
    """A frame as one client or another writes it; the length is always right, or nothing after it could be read."""
    kind = dice.random()
    if kind < 0.9:
        return frame(body)
    if kind < 0.95:
        return b"content-length:%d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n" % len(body) + body
    return b"X-Other: a: b\r\nContent-Length:   %d\r\n\r\n" % len(body) + body


def under_mutations(program, count, dice):
    server = start(program)
    messages = recorded()
    sizes = []
    opened = set()
    began = time.time()
    for number in range(1, count + 1):
        body = mutated(dice, dice.choice(messages))
        if b'"exit"' in body or b'"shutdown"' in body:
            continue
        try:
            item = json.loads(body)
            if "didOpen" in item["method"]:
                opened.add(item["params"]["textDocument"]["uri"])
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
        server.keep = False
        server.write(headers(dice, body))
        if number % 1000 == 0:
            # What was opened under another name is closed, as an editor would.
            for uri in opened:
                server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            opened.clear()
            server.keep = True
            server.send(opening(TEXT))
            message, _ = server.answer("textDocument/hover", parameters("hover", 14, 14, 16))
            assert "Window" in str(message["result"]), message
            sizes.append(server.memory())
            server.notices.clear()
            server.answers.clear()
    assert server.is_running() and server.errors == b"", server.errors[-2000:]
    assert server.end() == 0
    report("mutated messages", count, time.time() - began, sizes)


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def place_of(text, offset):
    """Line and UTF-16 column of an offset, with LSP's three line breaks."""
    before = text[:offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {"line": len(lines) - 1, "character": units(lines[-1])}


def through_an_hour(program, count, dice):
    server = start(program)
    text = TEXT
    server.send(opening(text))
    sizes = []
    began = time.time()
    for number in range(1, count + 1):
        if dice.random() < 0.7:
            piece = dice.choice("abcdefgh-:/ 01")
        else:
            piece = dice.choice(PIECES).replace("\ud83d", "?")
        # The first two lines stay: without them it may be no profile, which is another matter.
        at = dice.randint(TEXT.index("accounts"), len(text))
        to = min(len(text), at + dice.choice([0, 0, 0, 0, 1, 1, 2, 3, 20]))
        # Between the two signs of a line break there is no place.
        while any(0 < x < len(text) and text[x - 1 : x + 1] == "\r\n" for x in (at, to)) or text[at - 1 : at] == "\r":
            at, to = max(0, at - 1), max(0, at - 1)
        change = {"range": {"start": place_of(text, at), "end": place_of(text, to)}, "text": piece}
        text = text[:at] + piece + text[to:]
        if len(text) > 6000 or dice.random() < 0.002:
            text = TEXT
            change = {"text": TEXT}
        server.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": URI, "version": number + 1}, "contentChanges": [change]},
        )
        while dice.random() < 0.6:
            place = place_of(text, dice.randint(0, len(text)))
            method = dice.choice(METHODS)
            asked = server.ask("textDocument/" + method, parameters(method, place["line"], place["character"], 16))
            if dice.random() < 0.4:
                server.notify("$/cancelRequest", {"id": dice.choice([asked, f"ask-{server.next - 1}", 7, "x"])})
        if number % 500 == 0:
            server.answer("textDocument/foldingRange", {"textDocument": {"uri": URI}})
            agree(program, server, text)
            sizes.append(server.memory())
            server.notices.clear()
            server.answers.clear()
    assert server.is_running() and server.errors == b"", server.errors[-2000:]
    assert server.end() == 0
    report("keys", count, time.time() - began, sizes)


def agree(program, server, text):
    """Whether the server sees the text that was typed: its findings are those of a fresh server that is given it whole."""
    typed = server.notices[-1][1]["params"]
    fresh = start(program)
    # What was a profile when it was opened stays one, whatever becomes of it.
    fresh.send(opening(TEXT))
    fresh.notify(
        "textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}]}
    )
    fresh.answer("textDocument/foldingRange", {"textDocument": {"uri": URI}})
    opened = fresh.notices[-1][1]["params"]
    assert typed["diagnostics"] == opened["diagnostics"], (text, typed["diagnostics"], opened["diagnostics"])
    assert fresh.end() == 0


def report(what, count, seconds, sizes):
    early, late = sizes[len(sizes) // 10], sizes[-1]
    print(f"{count} {what} in {seconds:.0f} s, no crash; memory {early / 1024:.1f} MB after a tenth, {late / 1024:.1f} MB at the end")
    assert late < early * 1.3 + 4096, sizes


def main(program, messages=100_000, keys=18_000, seed=1):
    sys.setrecursionlimit(20_000)
    if int(messages) >= 1000:
        under_mutations(program, int(messages), random.Random(int(seed)))
    if int(keys) >= 500:
        through_an_hour(program, int(keys), random.Random(int(seed)))


main(*sys.argv[1:])
